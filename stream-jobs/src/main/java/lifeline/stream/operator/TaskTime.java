package lifeline.stream.operator;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.clock.CityClock;
import lifeline.stream.window.Micros;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/** A {@link JobTime} at work in a task. Instants in microseconds. */
public sealed interface TaskTime {
    /** Silence before it does not count. */
    Instant startedAt();

    /** @param timestamp of the element or timer at hand */
    default long now(@Nullable Long timestamp, TimerService timers) {
        return now(timestamp, timers.currentProcessingTime());
    }

    /**
     * @param timestamp of the element or timer at hand
     * @param systemMillis what Flink calls its processing time
     */
    long now(@Nullable Long timestamp, long systemMillis);

    /** Asks for a timer. */
    void wake(long at, TimerService timers);

    /** As {@link #wake}, but not at once: what is asked may not be known before some time has passed on the clock. */
    void wakeAfterRest(long at, TimerService timers);

    /** What people take {@code duration} for, in the time of this task. */
    long ofPeople(Duration duration);

    /** Whether it is the readings that tell the time. */
    boolean isOfReadings();

    /** The city's clock: timers ring when the system's clock has come so far. */
    record Live(CityClock clock) implements TaskTime {
        private static final long SHORTEST_REST_MILLIS = 200;

        @Override
        public Instant startedAt() {
            return clock.instant();
        }

        @Override
        public long now(@Nullable Long timestamp, long systemMillis) {
            return Micros.of(clock.at(Instant.ofEpochMilli(systemMillis)));
        }

        @Override
        public void wake(long at, TimerService timers) {
            timers.registerProcessingTimeTimer(clock.systemMillisAt(Micros.instant(at)));
        }

        @Override
        public void wakeAfterRest(long at, TimerService timers) {
            long earliest = timers.currentProcessingTime() + SHORTEST_REST_MILLIS;
            timers.registerProcessingTimeTimer(Math.max(clock.systemMillisAt(Micros.instant(at)), earliest));
        }

        @Override
        public long ofPeople(Duration duration) {
            return (long) (Micros.of(duration) * clock.speed());
        }

        @Override
        public boolean isOfReadings() {
            return false;
        }
    }

    /** The readings' own time: all was heard, from the first reading on. */
    record OfReadings() implements TaskTime {
        static final OfReadings INSTANCE = new OfReadings();
        private static final Instant BEFORE_ALL = Instant.parse("0000-01-01T00:00:00Z");

        @Override
        public Instant startedAt() {
            return BEFORE_ALL;
        }

        @Override
        public long now(@Nullable Long timestamp, long systemMillis) {
            if (timestamp == null) {
                throw new IllegalStateException("in the readings' own time each of them has a timestamp");
            }
            return timestamp;
        }

        @Override
        public void wake(long at, TimerService timers) {
            timers.registerEventTimeTimer(at);
        }

        @Override
        public void wakeAfterRest(long at, TimerService timers) {
            wake(at, timers);
        }

        @Override
        public long ofPeople(Duration duration) {
            return Micros.of(duration);
        }

        @Override
        public boolean isOfReadings() {
            return true;
        }
    }
}
