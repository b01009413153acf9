package lifeline.stream.sink.rejection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.sink.ledger.LedgerCounts;
import lifeline.stream.sink.ledger.LedgerTable;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreTime;

/**
 * Rejections on their way to the store: at most {@value #ROWS_PER_MINUTE} rows for a device and minute, all of them counted.
 * Counts are at least once: what was counted between a checkpoint and a crash is counted again, as received and as
 * rejected.
 */
public final class RejectionBook {
    static final int ROWS_PER_MINUTE = 10;
    private static final int MINUTES_REMEMBERED = 10_000;

    private static final String INSERT = """
            insert into rejection (received_at, reason, topic, device, detail, excerpt, bytes, sha256)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String COUNT = """
            insert into rejection_count as c (minute, device, reason, readings) values (?, ?, ?, ?)
            on conflict (minute, device, reason) do update set readings = c.readings + excluded.readings""";

    private final Map<Slot, Integer> rowsKept = new HashMap<>();
    private final List<Rejection> rows = new ArrayList<>();
    private final Map<Count, Long> counts = new TreeMap<>(
            Comparator.comparing(Count::minute).thenComparing(Count::device).thenComparing(Count::reason));

    private record Slot(Instant minute, String device) {}

    private record Count(Instant minute, String device, String reason) {}

    public void add(Rejection rejection) {
        Instant minute = rejection.receivedAt().truncatedTo(ChronoUnit.MINUTES);
        if (rowsKept.size() >= MINUTES_REMEMBERED) {
            rowsKept.clear();
        }
        if (rowsKept.merge(new Slot(minute, rejection.device()), 1, Integer::sum) <= ROWS_PER_MINUTE) {
            rows.add(rejection);
        }
        counts.merge(
                new Count(minute, rejection.device(), rejection.reason().name()),
                (long) rejection.readings(),
                Long::sum);
    }

    public int size() {
        return rows.size() + counts.size();
    }

    /** Writes what was added since the last time. */
    public void flush(StoreSession session) throws InterruptedException, StoreRefusedException {
        if (size() == 0) {
            return;
        }
        try {
            session.transact(connection -> write(connection, rows, counts));
        } catch (StoreRefusedException e) {
            flushOneByOne(session);
        }
        rows.clear();
        counts.clear();
    }

    private static LedgerCounts ledger(Map<Count, Long> counts) {
        LedgerCounts ledger = new LedgerCounts();
        counts.forEach((count, readings) -> ledger.rejected(count.device(), count.minute(), readings));
        return ledger;
    }

    /** A row that the store will not take is only counted. */
    private void flushOneByOne(StoreSession session) throws InterruptedException, StoreRefusedException {
        for (Rejection row : rows) {
            try {
                session.transact(connection -> write(connection, List.of(row), Map.of()));
            } catch (StoreRefusedException e) {
                // counted below all the same
            }
        }
        session.transact(connection -> write(connection, List.of(), counts));
    }

    private static int write(Connection connection, List<Rejection> rows, Map<Count, Long> counts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            for (Rejection row : rows) {
                insert.setObject(1, StoreTime.of(row.receivedAt()));
                insert.setString(2, row.reason().name());
                insert.setString(3, row.topic());
                insert.setString(4, row.device());
                insert.setString(5, row.detail());
                insert.setBytes(6, row.excerpt());
                insert.setInt(7, row.bytes());
                insert.setString(8, row.sha256());
                insert.addBatch();
            }
            insert.executeBatch();
            for (Map.Entry<Count, Long> entry : counts.entrySet()) {
                count.setObject(1, StoreTime.of(entry.getKey().minute()));
                count.setString(2, entry.getKey().device());
                count.setString(3, entry.getKey().reason());
                count.setLong(4, entry.getValue());
                count.addBatch();
            }
            count.executeBatch();
            new LedgerTable(connection).addAnybody(ledger(counts));
            return rows.size();
        }
    }
}
