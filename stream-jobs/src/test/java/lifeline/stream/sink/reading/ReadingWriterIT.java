package lifeline.stream.sink.reading;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lifeline.contract.reading.Grade;
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

class ReadingWriterIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
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
    private final SimpleCounter repeated = new SimpleCounter();
    private final StoreAccess store = StoreUnderTest.access();

    @BeforeEach
    void register() throws Exception {
        StoreUnderTest.empty();
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered) values ('dev-1', 'well-1', 'gas', 60, true)");
    }

    @Test
    void storesEachReadingOnceHoweverOftenItIsWritten() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (ReadingWriter writer = writer(store)) {
                write(writer, reading("dev-1", 0, 1), reading("dev-1", 1, 2), reading("dev-1", 1, 2));
            }
        }
        assertEquals(List.of("1 0", "2 0"), rows(store, "select value, quality from reading order by observed_at"));
        assertEquals(7, repeated.getCount());
    }

    @Test
    void aBatchReplayedAfterARestartIsStoredOnce() throws Exception {
        Reading[] batch = batch(0, 500);
        try (ReadingWriter writer = writer(store)) {
            write(writer, batch);
        }
        try (ReadingWriter writer = writer(store)) {
            write(writer, batch);
            write(writer, batch(400, 500));
        }
        assertEquals(List.of("900"), rows(store, "select count(*) from reading"));
        assertEquals(600, repeated.getCount());
    }

    @Test
    void aCopyThatMeetsAStoredRowLosesNothing() throws Exception {
        StoreUnderTest.run(store, "insert into sensor (device, quantity) values ('dev-1', 'methane')");
        StoreUnderTest.run(store, "insert into reading select id, '2026-06-01 12:03:20Z', 7, 0 from sensor");
        try (ReadingWriter writer = writer(store)) {
            write(writer, batch(0, 500));
        }
        assertEquals(
                List.of("500 7"),
                rows(
                        store,
                        "select count(*), max(value) filter (where observed_at = '2026-06-01 12:03:20Z') from reading"));
    }

    @Test
    void aBatchWithOneRowThatTheStoreWillNotTakeLosesOnlyThat() throws Exception {
        Reading[] batch = batch(0, 500);
        batch[250] = reading("dev-1", 250, 1e300);
        try (ReadingWriter writer = writer(store)) {
            write(writer, batch);
        }
        assertEquals(List.of("499"), rows(store, "select count(*) from reading"));
        assertEquals(List.of("STORE_REFUSED"), rows(store, "select reason from rejection"));
    }

    @Test
    void oldAndNewRowsOfABatchAreAllStored() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 250, 1));
            write(writer, batch(0, 500));
        }
        assertEquals(List.of("500"), rows(store, "select count(*) from reading"));
        assertEquals(List.of("499"), rows(store, "select value from latest"));
    }

    @Test
    void writesWithinAQuarterOfASecond() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            writer.write(reading("dev-1", 0, 1), CONTEXT);
            assertEquals(List.of("0"), rows(store, "select count(*) from reading"));
            time.pass(250);
            writer.awaitStored();
            assertEquals(List.of("1"), rows(store, "select count(*) from reading"));
        }
    }

    @Test
    void latestIsReplacedByNewerReadingsOnly() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 10, 1), reading("dev-1", 20, 2), reading("dev-1", 15, 3));
            write(writer, reading("dev-1", 5, 4));
            assertEquals(List.of("2"), rows(store, "select value from latest"));
            write(writer, reading("dev-1", 30, 5));
        }
        assertEquals(List.of("5"), rows(store, "select value from latest"));
    }

    @Test
    void aLiveReadingIsTheLatestAlsoWhenARetainedOneIsNewer() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 10, 1));
            write(writer, reading("dev-1", 30, 2).withQuality(Quality.GOOD.with(Mark.RETAINED)));
            write(writer, reading("dev-1", 20, 3));
        }
        assertEquals(List.of("3"), rows(store, "select value from latest"));
    }

    @Test
    void aRetainedReadingIsNotTheLatest() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 0, 1).withQuality(Quality.GOOD.with(Mark.RETAINED)));
        }
        assertEquals(List.of("0"), rows(store, "select count(*) from latest"));
        assertEquals(List.of("1"), rows(store, "select count(*) from reading"));
    }

    @Test
    void keepsTheTimeADeviceGaveWhereItIsReplaced() throws Exception {
        Reading replaced =
                new Reading("gas", "well-1", "dev-1", "methane", NOON, NOON, Instant.MIN, null, 1, Quality.GOOD);
        try (ReadingWriter writer = writer(store)) {
            write(writer, replaced);
        }
        assertEquals(List.of("1"), rows(store, "select extract(year from device_time)::int from reading_mark"));
    }

    @Test
    void refusesOnlyTheRowThatTheStoreWillNotTake() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(
                    writer,
                    reading("dev-1", 0, 1),
                    reading("dev-1", 1, 1e300),
                    reading("dev-1", 2, 1e-300),
                    reading("dev-1", 3, 4));
        }
        assertEquals(List.of("1", "0", "4"), rows(store, "select value from reading order by observed_at"));
        assertEquals(List.of("STORE_REFUSED dev-1"), rows(store, "select reason, device from rejection"));
        assertEquals(List.of("1"), rows(store, "select readings from rejection_count"));
    }

    @Test
    void theLastMarkIsStoredAsTheSignAndComesBack() throws Exception {
        Quality work = Quality.GOOD.with(Mark.WORK_WINDOW).with(Grade.SUSPECT);
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 1, 1).withQuality(work));
        }
        assertEquals(List.of("-32767 1"), rows(store, "select quality, quality & 3 from reading"));
        assertEquals(work, quality());
    }

    @Test
    void entersAndMarksStrangers() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("stranger", 0, 1));
        }
        assertEquals(
                List.of("stranger well-1 60 f t 1 day"),
                rows(
                        store,
                        "select id, asset, period_s, registered, first_seen_at is not null, expires_at - first_seen_at"
                                + " from device where id = 'stranger'"));
        assertTrue(quality().has(Mark.UNREGISTERED));
    }

    @Test
    void doesNotMarkRegisteredDevices() throws Exception {
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("dev-1", 0, 1));
        }
        assertEquals(Quality.GOOD, quality());
        assertEquals(List.of("t"), rows(store, "select first_seen_at is not null and expires_at is null from device"));
    }

    @Test
    void marksADeviceThatSpeaksFromAnotherAsset() throws Exception {
        Reading moved = new Reading("gas", "well-2", "dev-1", "methane", NOON, NOON, null, null, 1, Quality.GOOD);
        try (ReadingWriter writer = writer(store)) {
            write(writer, moved);
        }
        assertTrue(quality().has(Mark.DEVICE_MOVED));
        assertFalse(quality().has(Mark.UNREGISTERED));
    }

    @Test
    void refusesStrangersBeyondTenThousand() throws Exception {
        strangers("s-", 10_000, "'2026-06-02'");
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("one-too-many", 0, 1), reading("dev-1", 0, 1));
        }
        assertEquals(
                List.of("TOO_MANY_UNREGISTERED one-too-many"), rows(store, "select reason, device from rejection"));
        assertEquals(List.of("1"), rows(store, "select count(*) from reading"));
    }

    @Test
    void shadowsOfExercisesAndStrangersDoNotTakeEachOthersRoom() throws Exception {
        strangers("s-", 10_000, "'2026-06-02'");
        strangers("exercise-900000001:s-", 49_999, "'2026-06-02'");
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("stranger", 0, 1), reading("exercise-17:a", 0, 1), reading("exercise-17:b", 0, 1));
        }
        assertEquals(List.of("exercise-17:b", "stranger"), rows(store, "select device from rejection order by device"));
        assertEquals(
                List.of("exercise-17:a"),
                rows(store, "select device from sensor join reading on reading.sensor = sensor.id"));
    }

    @Test
    void strangersThatExpiredMakeRoom() throws Exception {
        strangers("s-", 10_000, "'2026-05-31'");
        try (ReadingWriter writer = writer(store)) {
            write(writer, reading("newcomer", 0, 1));
        }
        assertEquals(List.of("newcomer"), rows(store, "select id from device where not registered"));
    }

    @Test
    void aRowFromBeforeTheHorizonIsStagedAndMergedOnce() throws Exception {
        horizon("timestamptz '2026-06-01 12:00:10Z'");
        try {
            for (int i = 0; i < 2; i++) {
                try (ReadingWriter writer = writer(store)) {
                    write(writer, batch(0, 500));
                }
            }
            assertEquals(List.of("490"), rows(store, "select count(*) from reading"));
            assertEquals(List.of("10"), rows(store, "select count(*) from reading_staging"));
            assertEquals(List.of("10"), rows(store, "select merge_staged_readings()"));
            try (ReadingWriter writer = writer(store)) {
                write(writer, batch(0, 20));
            }
            assertEquals(List.of("0"), rows(store, "select merge_staged_readings()"));
        } finally {
            horizon("timestamptz '-infinity'");
        }
        assertEquals(List.of("500"), rows(store, "select count(*) from reading"));
        assertEquals(List.of("0"), rows(store, "select count(*) from reading_staging"));
    }

    private void horizon(String sql) throws Exception {
        StoreUnderTest.run(
                store,
                "create or replace function staging_horizon() returns timestamptz language sql stable as $$ select "
                        + sql + " $$");
    }

    @Test
    void losesNothingWhenTheStoreIsKilledAndComesBack() throws Exception {
        Path data = StoreUnderTest.directory();
        DatabaseProcess first = DatabaseProcess.start(data).migrated();
        StoreAccess access = StoreUnderTest.access(first);
        try (ReadingWriter writer = writer(access)) {
            write(writer, reading("dev-1", 0, 1));
            first.kill();
            writer.write(reading("dev-1", 1, 2), CONTEXT);
            CompletableFuture<Void> blocked = CompletableFuture.runAsync(() -> flush(writer));
            assertFalse(isDone(blocked), "it must wait for the store");
            try (DatabaseProcess second = DatabaseProcess.start(data, first.port())) {
                blocked.get(60, TimeUnit.SECONDS);
                assertEquals(
                        List.of("1", "2"),
                        rows(StoreUnderTest.access(second), "select value from reading order by observed_at"));
            }
        }
    }

    private static boolean isDone(CompletableFuture<Void> work) throws InterruptedException, ExecutionException {
        try {
            work.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void flush(ReadingWriter writer) {
        try {
            writer.flush(false);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void strangers(String prefix, int count, String expiresAt) throws Exception {
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered, first_seen_at, expires_at)"
                        + " select '" + prefix + "' || n, 'a', 'gas', 60, false, '2026-05-30', " + expiresAt
                        + " from generate_series(1, " + count + ") n");
    }

    private Quality quality() throws Exception {
        return Quality.ofStored(
                Integer.parseInt(rows(store, "select quality from reading").get(0)));
    }

    private ReadingWriter writer(StoreAccess access) {
        StoreSession session = new StoreSession(access);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        SensorDirectory directory = new SensorDirectory(session, clock, Map.of("gas.methane", 60));
        return new ReadingWriter(
                session, directory, new StagingHorizon(session, clock), time, new SimpleCounter(), repeated);
    }

    private static void write(ReadingWriter writer, Reading... readings) throws Exception {
        for (Reading reading : readings) {
            writer.write(reading, CONTEXT);
        }
        writer.flush(false);
    }

    private static Reading[] batch(int from, int size) {
        Reading[] batch = new Reading[size];
        for (int i = 0; i < size; i++) {
            batch[i] = reading("dev-1", from + i, from + i);
        }
        return batch;
    }

    private static Reading reading(String device, long second, double value) {
        Instant at = NOON.plus(Duration.ofSeconds(second));
        return new Reading("gas", "well-1", device, "methane", at, at, null, null, value, Quality.GOOD);
    }
}
