package lifeline.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.clock.CityClock;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.publish.PayloadFormat;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final Duration STEP = Duration.ofMillis(1);
    private static final int MESSAGES = 200;

    private final Stepping system = new Stepping();
    private final List<Instant> due = new ArrayList<>();
    private final List<Instant> left = new ArrayList<>();

    @Test
    void nothingLeavesBeforeItsInstant() throws InterruptedException {
        perform(Duration.ZERO);
        for (int i = 0; i < MESSAGES; i++) {
            assertFalse(left.get(i).isBefore(due.get(i)), left.get(i) + " is before " + due.get(i));
        }
    }

    @Test
    void aStallIsMadeUpForAndPutsOffNothingThatComesLater() throws InterruptedException {
        perform(Duration.ofMillis(200));
        assertEquals(MESSAGES, left.size());
        assertTrue(lateness(MESSAGES / 4).compareTo(Duration.ofMillis(100)) > 0);
        for (int i = MESSAGES / 2; i < MESSAGES; i++) {
            assertTrue(lateness(i).compareTo(STEP.multipliedBy(2)) <= 0, i + ": " + lateness(i));
        }
    }

    private Duration lateness(int message) {
        return Duration.between(due.get(message), left.get(message));
    }

    /** Plays 200 messages a second; after a quarter of them the outlet is slow for once. */
    private void perform(Duration stall) throws InterruptedException {
        CityRun run = new CityRun(Cities.script(100, "quiet", 1, OptionalDouble.of(200)), fault -> {});
        Feed feed = Feed.of(run, PayloadFormat.JSON);
        CityClock clock = CityClock.of(Cities.START, Cities.START, 1, system);
        Performance performance = new Performance(noting(feed), clock, (device, message) -> {
            left.add(system.now);
            if (left.size() == MESSAGES / 4) {
                system.now = system.now.plus(stall);
            }
            return left.size() < MESSAGES;
        });
        performance.run();
    }

    private Feed noting(Feed feed) {
        return new Feed() {
            @Override
            public Optional<Instant> nextAt() {
                return feed.nextAt();
            }

            @Override
            public Optional<Item> next() {
                Instant at = feed.nextAt().orElseThrow();
                Optional<Item> item = feed.next();
                item.ifPresent(there -> due.add(at));
                return item;
            }
        };
    }

    /** A clock that goes on whenever it is looked at. */
    private static final class Stepping extends Clock {
        private Instant now = Cities.START;

        @Override
        public Instant instant() {
            now = now.plus(STEP);
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
