package lifeline.stream.sink.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import org.junit.jupiter.api.Test;

/** What the sink knows of the registry, and for how long. */
class SensorDirectoryIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final SetClock clock = new SetClock();

    /** Stands where it is put. */
    private static final class SetClock extends Clock {
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

    @Test
    void aDeviceThatIsMovedOrTakenOutIsKnownToBeSoAfterTenMinutesAndNeverExpires() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered) values ('dev-1', 'well-1', 'gas', 60, true)");
        try (StoreSession session = new StoreSession(store)) {
            SensorDirectory directory = new SensorDirectory(session, clock, Map.of("gas.methane", 60));
            assertEquals("well-1 true", known(directory));
            StoreUnderTest.run(
                    store,
                    "update device set registered = false, retired_at = now(), first_seen_at = null, asset = 'well-2'");
            clock.now = NOON.plus(Duration.ofMinutes(9));
            assertEquals("well-1 true", known(directory));
            clock.now = NOON.plus(Duration.ofMinutes(11));
            assertEquals("well-2 false", known(directory));
            assertEquals(
                    List.of("t t"),
                    StoreUnderTest.rows(store, "select first_seen_at is not null, expires_at is null from device"));
        }
    }

    private static String known(SensorDirectory directory) throws InterruptedException {
        Reading reading = new Reading("gas", "well-1", "dev-1", "methane", NOON, NOON, null, null, 1, Quality.GOOD);
        directory.learn(List.of(reading));
        SensorEntry entry = directory.entry(reading).orElseThrow();
        return entry.asset() + " " + entry.isRegistered();
    }
}
