package lifeline.contract.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The city's time: system time, or one start instant plus {@code speed} × what has elapsed since. Every program gets the
 * same three numbers in {@value #SETTING}, so that all of them agree. Cut to microseconds, as the store keeps them.
 */
public final class CityClock extends Clock {
    /** {@code {city start}/{system start}/{speed}}, instants in ISO 8601; absent means system time. */
    public static final String SETTING = "LIFELINE_CLOCK";

    /** System time at speed 1. */
    public static final CityClock SYSTEM = new CityClock(Instant.EPOCH, Instant.EPOCH, 1, Clock.systemUTC());

    private final Instant cityStart;
    private final Instant systemStart;
    private final double speed;
    private final Clock system;

    private CityClock(Instant cityStart, Instant systemStart, double speed, Clock system) {
        if (!(speed > 0) || speed > 10_000) {
            throw new IllegalArgumentException("speed must be above 0 and at most 10000, was " + speed);
        }
        this.cityStart = cityStart.truncatedTo(ChronoUnit.MICROS);
        this.systemStart = systemStart;
        this.speed = speed;
        this.system = system;
    }

    /** A clock that shows {@code cityStart} when the system shows {@code systemStart} and runs {@code speed} times as fast. */
    public static CityClock of(Instant cityStart, Instant systemStart, double speed) {
        return of(cityStart, systemStart, speed, Clock.systemUTC());
    }

    /** As {@link #of(Instant, Instant, double)}, on another system clock: tests move time with it. */
    public static CityClock of(Instant cityStart, Instant systemStart, double speed, Clock system) {
        return new CityClock(cityStart, systemStart, speed, system);
    }

    /** @throws IllegalArgumentException when {@value #SETTING} is set and malformed */
    public static CityClock from(Map<String, String> environment) {
        String text = environment.get(SETTING);
        if (text == null || text.isEmpty()) {
            return SYSTEM;
        }
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(SETTING + " must be CITY_START/SYSTEM_START/SPEED, was: " + text);
        }
        try {
            return of(Instant.parse(parts[0]), Instant.parse(parts[1]), Double.parseDouble(parts[2]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(SETTING + " must be CITY_START/SYSTEM_START/SPEED, was: " + text, e);
        }
    }

    /** What to put into {@value #SETTING} for another process to share this clock. */
    public String setting() {
        return cityStart + "/" + systemStart + "/" + speed;
    }

    public double speed() {
        return speed;
    }

    @Override
    public Instant instant() {
        return at(system.instant());
    }

    /** What this clock shows when the system's shows {@code systemTime}. */
    public Instant at(Instant systemTime) {
        if (speed == 1 && cityStart.equals(systemStart)) {
            return systemTime.truncatedTo(ChronoUnit.MICROS);
        }
        long elapsedMicros = ChronoUnit.MICROS.between(systemStart, systemTime);
        return cityStart.plus((long) (elapsedMicros * speed), ChronoUnit.MICROS);
    }

    /** The system time at which this clock will show {@code cityTime}, in epoch milliseconds, rounded up: for timers. */
    public long systemMillisAt(Instant cityTime) {
        long cityMicros = ChronoUnit.MICROS.between(cityStart, cityTime);
        long systemMicros = (long) Math.ceil(cityMicros / speed);
        return Math.floorDiv(ChronoUnit.MICROS.between(Instant.EPOCH, systemStart) + systemMicros + 999, 1000);
    }

    /** How long {@code cityDuration} lasts for a person with a watch. */
    public Duration systemDuration(Duration cityDuration) {
        return Duration.ofNanos((long) Math.ceil(cityDuration.toNanos() / speed));
    }

    @Override
    public ZoneId getZone() {
        return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the city's clock has no zone; instants only");
    }
}
