package lifeline.stream.sink.reading;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreFailedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a checkpoint does, which acknowledges to the broker, while the store cannot: it waits. */
class MisbehavingStoreIT {
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

    private final StoreAccess store = StoreUnderTest.access();

    @BeforeEach
    void register() throws SQLException {
        StoreUnderTest.empty();
        StoreUnderTest.run(store, """
                insert into device (id, asset, domain, period_s, registered)
                values ('dev-1', 'well-1', 'gas', 60, true), ('dev-2', 'well-1', 'gas', 60, true);
                insert into sensor (device, quantity) values ('dev-1', 'methane'), ('dev-2', 'methane');
                insert into latest select id, '2026-01-01', '2026-01-01', 0, 0 from sensor""");
    }

    @AfterEach
    void behaveAgain() throws SQLException {
        StoreUnderTest.run(
                store,
                "drop trigger if exists misbehave on reading;"
                        + " alter role lifeline_job_login connection limit -1;"
                        + " alter role lifeline_job_login reset default_transaction_read_only");
    }

    @Test
    void aFullDiskIsWaitedForAndNothingIsLost() throws Exception {
        raise("53100", "could not extend file: No space left on device");
        waitsUntil(store, "drop trigger misbehave on reading");
    }

    @Test
    void aStoreOutOfMemoryIsWaitedForAndNothingIsLost() throws Exception {
        raise("53200", "out of memory");
        waitsUntil(store, "drop trigger misbehave on reading");
    }

    @Test
    void aReadOnlyStoreIsWaitedForAndNothingIsLost() throws Exception {
        StoreUnderTest.run(store, "alter role lifeline_job_login set default_transaction_read_only = on");
        waitsUntil(job(), "alter role lifeline_job_login reset default_transaction_read_only");
    }

    @Test
    void aStoreThatTakesNoMoreConnectionsIsWaitedForAndNothingIsLost() throws Exception {
        StoreUnderTest.run(store, "alter role lifeline_job_login connection limit 0");
        waitsUntil(job(), "alter role lifeline_job_login connection limit -1");
    }

    @Test
    void aLockThatIsNotToBeHadInTimeIsWaitedForAndNothingIsLost() throws Exception {
        waitsForALock(withOption("lock_timeout=200ms"));
    }

    @Test
    void aStoreTooSlowForItsOwnLimitIsWaitedForAndNothingIsLost() throws Exception {
        waitsForALock(withOption("statement_timeout=300ms"));
    }

    @Test
    void aSlowStoreHoldsTheCheckpointBackAndNothingIsLost() throws Exception {
        waitsForALock(store);
    }

    @Test
    void aDeadlockIsTriedAgainAndNothingIsLost() throws Exception {
        try (Connection other = DriverManager.getConnection(store.url(), store.user(), store.password());
                Statement statement = other.createStatement();
                ReadingWriter writer = writer(withOption("deadlock_timeout=3s"))) {
            other.setAutoCommit(false);
            statement.execute("set deadlock_timeout = '1min'");
            statement.execute("update latest set value = 1 where sensor = 2");
            CompletableFuture<Void> flushed = flush(writer);
            while (rows(store, "select 1 from pg_stat_activity where wait_event_type = 'Lock'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            assertEquals(1, statement.executeUpdate("update latest set value = 1 where sensor = 1"));
            other.commit();
            flushed.get(60, TimeUnit.SECONDS);
        }
        allIsStored();
    }

    @Test
    void aMissingRightFailsTheJobAtOnce() throws Exception {
        StoreAccess reader = new StoreAccess(store.url(), "lifeline_reader_login", store.password());
        try (ReadingWriter writer = writer(reader)) {
            writer.write(reading("dev-1", 0), CONTEXT);
            assertThrows(StoreFailedException.class, () -> writer.flush(false));
        }
    }

    private void waitsForALock(StoreAccess access) throws Exception {
        try (Connection other = DriverManager.getConnection(store.url(), store.user(), store.password());
                Statement statement = other.createStatement();
                ReadingWriter writer = writer(access)) {
            other.setAutoCommit(false);
            statement.execute("lock table reading in access exclusive mode");
            CompletableFuture<Void> flushed = flush(writer);
            assertThrows(TimeoutException.class, () -> flushed.get(1, TimeUnit.SECONDS));
            other.rollback();
            flushed.get(60, TimeUnit.SECONDS);
        }
        allIsStored();
    }

    private void waitsUntil(StoreAccess access, String mended) throws Exception {
        try (ReadingWriter writer = writer(access)) {
            CompletableFuture<Void> flushed = flush(writer);
            assertThrows(TimeoutException.class, () -> flushed.get(1, TimeUnit.SECONDS));
            assertEquals(List.of("0"), rows(store, "select count(*) from reading"));
            StoreUnderTest.run(store, mended);
            flushed.get(60, TimeUnit.SECONDS);
        }
        allIsStored();
    }

    private void allIsStored() throws SQLException {
        assertEquals(List.of("1000"), rows(store, "select count(*) from reading"));
        assertEquals(List.of("0"), rows(store, "select count(*) from rejection"));
    }

    private void raise(String state, String message) throws SQLException {
        StoreUnderTest.run(
                store,
                "create or replace function misbehave() returns trigger language plpgsql as $$ begin raise exception '"
                        + message + "' using errcode = '" + state + "'; end $$;"
                        + " create trigger misbehave before insert on reading for each statement execute function misbehave()");
    }

    private StoreAccess job() {
        return new StoreAccess(store.url(), "lifeline_job_login", store.password());
    }

    private StoreAccess withOption(String option) {
        return new StoreAccess(store.url() + "?options=-c%20" + option, store.user(), store.password());
    }

    private static ReadingWriter writer(StoreAccess access) {
        StoreSession session = new StoreSession(access);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return new ReadingWriter(
                session,
                new SensorDirectory(session, clock, Map.of("gas.methane", 60)),
                new StagingHorizon(session, clock),
                new StillTime(),
                new SimpleCounter(),
                new SimpleCounter());
    }

    /** A thousand readings of two sensors, and the checkpoint after them. */
    private static CompletableFuture<Void> flush(ReadingWriter writer) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (int second = 0; second < 500; second++) {
                    writer.write(reading("dev-1", second), CONTEXT);
                    writer.write(reading("dev-2", second), CONTEXT);
                }
                writer.flush(false);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Reading reading(String device, long second) {
        Instant at = NOON.plusSeconds(second);
        return new Reading("gas", "well-1", device, "methane", at, at, null, null, second, Quality.GOOD);
    }
}
