package lifeline.stream.sink.reading;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.database.DatabaseProcess;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger says of the readings that reach the sink. */
class LedgerIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String LEDGER =
            "select device, domain, to_char(hour at time zone 'UTC', 'HH24'), received, stored,"
                    + " duplicate, rejected, late from ledger order by device, hour";
    private static final String UNBALANCED =
            "select count(*) from ledger where received <> stored + duplicate + rejected";
    private static final SinkWriter.Context CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return 0;
        }

        @Override
        public Long timestamp() {
            return 0L;
        }
    };

    private final StillTime time = new StillTime();
    private final StoreAccess store = StoreUnderTest.access();

    @BeforeEach
    void register() throws Exception {
        StoreUnderTest.empty();
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered) values ('dev-1', 'well-1', 'gas', 60, true)");
    }

    @Test
    void eachReadingIsStoredOrACopyInTheHourOfItsReceipt() throws Exception {
        Reading late = reading("dev-1", 30, 4).withQuality(Quality.GOOD.with(Mark.LATE));
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 0, 1), reading("dev-1", 1, 2), reading("dev-1", 1, 2), late);
            write(writer, reading("dev-1", 0, 1), reading("dev-1", 3600, 1), reading("stranger", 0, 1));
        }
        assertEquals(
                List.of("dev-1 gas 12 5 3 2 0 1", "dev-1 gas 13 1 1 0 0 0", "stranger gas 12 1 1 0 0 0"),
                rows(store, LEDGER));
    }

    @Test
    void whatTheStoreWillNotTakeIsRejectedThere() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 0, 1), reading("dev-1", 1, 1e300), reading("dev-1", 2, 3));
        }
        assertEquals(List.of("dev-1 gas 12 3 2 0 1 0"), rows(store, LEDGER));
    }

    @Test
    void aReplayIsReceivedAgainAndACopy() throws Exception {
        for (int run = 0; run < 2; run++) {
            try (ReadingWriter writer = writer(store)) {
                write(writer, reading("dev-1", 0, 1), reading("dev-1", 1, 2));
            }
        }
        assertEquals(List.of("dev-1 gas 12 4 2 2 0 0"), rows(store, LEDGER));
    }

    @Test
    void twoWritersShareTheRowsOfADeviceWithoutWaitingInACircle() throws Exception {
        int devices = 300;
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered)"
                        + " select 'd-' || n, 'a', 'gas', 60, true from generate_series(1, " + devices + ") n");
        List<CompletableFuture<Void>> writers = IntStream.range(0, 2)
                .mapToObj(number -> CompletableFuture.runAsync(() -> writeShuffled(number, devices)))
                .toList();
        for (CompletableFuture<Void> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        assertEquals(List.of("300 6000 6000"), rows(store, "select count(*), sum(received), sum(stored) from ledger"));
    }

    private void writeShuffled(int number, int devices) {
        SplittableRandom random = new SplittableRandom(number);
        try (ReadingWriter writer = writer(store)) {
            for (int round = 0; round < 10; round++) {
                List<Integer> order = new ArrayList<>(
                        IntStream.rangeClosed(1, devices).boxed().toList());
                java.util.Collections.shuffle(order, new java.util.Random(random.nextLong()));
                for (int device : order) {
                    // each writer has quantities of its own, as readings are spread by sensor
                    writer.write(reading("d-" + device, "q-" + number, round, 1), CONTEXT);
                }
                writer.flush(false);
            }
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theLawHoldsInTheStoreWheneverItIsKilled() throws Exception {
        Path data = StoreUnderTest.directory();
        DatabaseProcess database = DatabaseProcess.start(data).migrated();
        int port = database.port();
        SplittableRandom random = new SplittableRandom(7);
        int written = 0;
        for (int kill = 0; kill < 3; kill++) {
            try (ReadingWriter writer = writer(StoreUnderTest.access(database))) {
                // what is sent again begins some readings back, as after a checkpoint
                int from = Math.max(0, written - 5);
                CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> writeOnAndOn(writer, from));
                TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(200));
                database.kill();
                database = DatabaseProcess.start(data, port);
                StoreAccess access = StoreUnderTest.access(database);
                assertEquals(List.of("0"), rows(access, UNBALANCED));
                written = writing.get(60, TimeUnit.SECONDS);
                assertEquals(
                        rows(access, "select count(*) from reading"), rows(access, "select sum(stored) from ledger"));
            }
        }
        database.close();
    }

    private static int writeOnAndOn(ReadingWriter writer, int from) {
        try {
            int next = from;
            for (; next < from + 2000; next++) {
                writer.write(reading("dev-" + next % 7, next, 1), CONTEXT);
                if (next % 3 == 0) {
                    writer.flush(false);
                }
            }
            writer.flush(false);
            return next;
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReadingWriter writer(StoreAccess access) {
        StoreSession session = new StoreSession(access);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        SensorDirectory directory = new SensorDirectory(session, clock, Map.of("gas.methane", 60));
        return new ReadingWriter(
                session, directory, new StagingHorizon(session, clock), time, new SimpleCounter(), new SimpleCounter());
    }

    private static void write(ReadingWriter writer, Reading... readings) throws Exception {
        for (Reading reading : readings) {
            writer.write(reading, CONTEXT);
        }
        writer.flush(false);
    }

    private static Reading reading(String device, long second, double value) {
        return reading(device, "methane", second, value);
    }

    private static Reading reading(String device, String quantity, long second, double value) {
        Instant at = NOON.plus(Duration.ofSeconds(second));
        return new Reading("gas", "well-1", device, quantity, at, at, null, null, value, Quality.GOOD);
    }
}
