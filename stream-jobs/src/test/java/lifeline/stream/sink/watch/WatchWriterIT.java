package lifeline.stream.sink.watch;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import lifeline.contract.clock.CityClock;
import lifeline.stream.blind.BlindReason;
import lifeline.stream.blind.Spell;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.sink.reading.StillTime;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import lifeline.stream.store.beginning.JdbcBlindPast;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchWriterIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final long NOON_HOUR = NOON.getEpochSecond() / 3600;
    private static final String WINDOWS = "select to_char(began_at at time zone 'UTC', 'HH24:MI:SS'),"
            + " to_char(ended_at at time zone 'UTC', 'HH24:MI:SS'), reason from blind_window order by began_at, id";
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
    private final MovedClock system = new MovedClock();
    private StillTime time = new StillTime();
    private boolean isConnected = true;

    @BeforeEach
    void register() throws Exception {
        StoreUnderTest.empty();
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered) values ('dev-1', 'well-1', 'gas', 60, true)");
    }

    @Test
    void theFirstStartIsNoBlindWindow() throws Exception {
        started().close();
        assertEquals(List.of(), rows(store, WINDOWS));
        assertEquals(List.of("12:00:00"), beats());
    }

    @Test
    void theTimeBetweenTheLastHeartbeatAndTheStartIsABlindWindow() throws Exception {
        try (WatchWriter writer = started()) {
            listen(writer, 10);
        }
        down(180);
        Spell down = new Spell(micros(10), micros(190), BlindReason.DOWN);
        assertEquals(List.of(down), new JdbcBlindPast(store).read(NOON.plusSeconds(190)));
        started().close();
        assertEquals(List.of("12:00:10 12:03:10 DOWN"), rows(store, WINDOWS));
        assertEquals(List.of(down), new JdbcBlindPast(store).read(NOON.plusSeconds(190)));
    }

    @Test
    void aQuickRestartIsNone() throws Exception {
        started().close();
        down(4);
        started().close();
        assertEquals(List.of(), rows(store, WINDOWS));
    }

    @Test
    void aLostConnectionIsWrittenWhileItLastsAndWhenItEnds() throws Exception {
        try (WatchWriter writer = started()) {
            listen(writer, 10);
            isConnected = false;
            pass(8);
            assertEquals(List.of("12:00:10 null DISCONNECTED"), rows(store, WINDOWS));
            pass(42);
            isConnected = true;
            listen(writer, 4);
            assertEquals(List.of("12:00:10 12:01:01 DISCONNECTED"), rows(store, WINDOWS));
        }
    }

    @Test
    void aWindowThatWasOpenWhenTheJobDiedGoesOnAsDown() throws Exception {
        try (WatchWriter writer = started()) {
            listen(writer, 10);
            pass(20);
        }
        down(60);
        started().close();
        assertEquals(List.of("12:00:10 12:00:30 LAGGING", "12:00:30 12:01:30 DOWN"), rows(store, WINDOWS));
    }

    @Test
    void gapsToldTwiceAreCountedOnce() throws Exception {
        try (WatchWriter writer = started()) {
            for (int i = 0; i < 2; i++) {
                writer.write(new SeqGap("dev-1", NOON_HOUR, 3), CONTEXT);
                writer.write(new SeqGap("dev-1", NOON_HOUR, 5), CONTEXT);
                writer.write(new SeqGap("dev-1", NOON_HOUR + 1, 1), CONTEXT);
                writer.write(new SeqGap("nobody", NOON_HOUR, 7), CONTEXT);
                writer.flush(false);
            }
        }
        assertEquals(
                List.of("dev-1 gas 0 5", "dev-1 gas 0 1"),
                rows(store, "select device, domain, received, gaps from ledger order by device, hour"));
    }

    /** A job, and timers of its own: those of one that died ring no more. */
    private WatchWriter started() throws Exception {
        time = new StillTime();
        CityClock clock = CityClock.of(Instant.EPOCH, Instant.EPOCH, 1, system);
        WatchWriter writer = new WatchWriter(new StoreSession(store), clock, time, () -> isConnected);
        writer.start();
        return writer;
    }

    /** Seconds pass, and all is heard. */
    private void listen(WatchWriter writer, int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            pass(1);
            writer.writeWatermark(new Watermark(system.millis()));
        }
    }

    /** The job is not there. */
    private void down(int seconds) {
        system.now = system.now.plusSeconds(seconds);
    }

    private void pass(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            system.now = system.now.plusSeconds(1);
            time.pass(1_000);
        }
    }

    private List<String> beats() throws Exception {
        return rows(store, "select to_char(beat_at at time zone 'UTC', 'HH24:MI:SS') from job_heartbeat");
    }

    private static long micros(long second) {
        return Micros.of(NOON.plusSeconds(second));
    }

    private static final class MovedClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
