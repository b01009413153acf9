package lifeline.stream.sink.rejection;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import org.junit.jupiter.api.Test;

class RejectionBookIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void keepsFewRowsOfADeviceAndMinuteButCountsAll() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        RejectionBook book = new RejectionBook();
        try (StoreSession session = new StoreSession(store)) {
            for (int i = 0; i < 25; i++) {
                book.add(rejection("dev-1", i, 1));
            }
            book.flush(session);
            book.add(rejection("dev-1", 59, 2));
            book.add(rejection("dev-1", 60, 1));
            book.add(rejection("dev-2", 0, 1));
            book.flush(session);
        }
        assertEquals(
                List.of("dev-1 11", "dev-2 1"),
                rows(store, "select device, count(*) from rejection group by device order by device"));
        assertEquals(
                List.of("dev-1 27", "dev-1 1", "dev-2 1"),
                rows(store, "select device, readings from rejection_count order by device, minute"));
    }

    @Test
    void theLedgerHasARowForDevicesTheStoreKnowsAndOneForAllOthers() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered) values ('dev-1', 'well-1', 'gas', 60, true)");
        RejectionBook book = new RejectionBook();
        try (StoreSession session = new StoreSession(store)) {
            book.add(rejection("dev-1", 0, 3));
            book.add(rejection("dev-1", 3600, 1));
            for (int i = 0; i < 100; i++) {
                book.add(rejection("stranger-" + i, i, 1));
            }
            book.flush(session);
            book.add(rejection("", 0, 1));
            book.flush(session);
        }
        assertEquals(
                List.of(" 101 101", "dev-1 gas 3 3", "dev-1 gas 1 1"),
                rows(
                        store,
                        "select trim(device || ' ' || domain), received, rejected from ledger order by device, hour"));
    }

    @Test
    void keepsTheFirstBytesAsTheyCame() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        RejectionBook book = new RejectionBook();
        try (StoreSession session = new StoreSession(store)) {
            book.add(rejection("dev-1", 0, 1));
            book.flush(session);
        }
        assertEquals(List.of("00ff 2"), rows(store, "select encode(excerpt, 'hex'), bytes from rejection"));
    }

    private static Rejection rejection(String device, long second, int readings) {
        return new Rejection(
                RejectionReason.NOT_JSON,
                "lifeline/v1/gas/well-1/" + device + "/json",
                device,
                "at byte 0",
                new byte[] {0, (byte) 0xff},
                2,
                null,
                NOON.plusSeconds(second),
                readings);
    }
}
