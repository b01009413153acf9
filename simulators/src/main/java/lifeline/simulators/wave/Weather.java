package lifeline.simulators.wave;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.physics.Hyetograph;

/**
 * The one weather of the city: a coastal year with showers of a few mm/h, and the storms that plays add. Made up; it only
 * has the shape of Weihai's. Not for several threads at once.
 */
public final class Weather {
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);
    private static final double DAY_SECONDS = 86_400;
    private static final double MINUTE_MILLIS = 60_000;
    private static final double HOUR_SECONDS = 3_600;
    private static final double YEAR_MEAN = 12.5;
    private static final double YEAR_SWING = 12.5;
    private static final int HOTTEST_DAY = 214;
    /** Standing water halves in about 20 minutes. */
    private static final double DRAIN_MINUTES = 30;

    private static final int MEMORY_MINUTES = 150;

    private final long temperatureKey;
    private final long rainKey;
    private final long windKey;
    private final List<Storm> storms = new ArrayList<>();
    private Optional<Rain> recorded = Optional.empty();
    private long wetMinute = Long.MIN_VALUE;
    private double wetness;

    /** A stretch of bad weather on top of the ordinary. */
    public record Storm(Map<Driver, Effect> effects, Optional<Hyetograph> rain, Instant from, Instant until) {
        /** One whose rain, if any, is among its effects. */
        public Storm(Map<Driver, Effect> effects, Instant from, Instant until) {
            this(effects, Optional.empty(), from, until);
        }

        double rain(Instant at) {
            return rain.map(shape -> shape.at(minutes(at), minutes(until))).orElse(0.0);
        }

        private double minutes(Instant at) {
            return Duration.between(from, at).toMillis() / MINUTE_MILLIS;
        }
    }

    public Weather(long seed) {
        this.temperatureKey = Noise.key(seed, "temperature");
        this.rainKey = Noise.key(seed, "rain");
        this.windKey = Noise.key(seed, "wind");
    }

    /** From now on this storm counts, for the instants it covers. */
    public void add(Storm storm) {
        storms.add(storm);
        wetMinute = Long.MIN_VALUE;
    }

    /** From now on this falls in place of the made-up showers; storms still come on top. */
    public void rain(Rain rain) {
        recorded = Optional.of(rain);
        wetMinute = Long.MIN_VALUE;
    }

    /** How a driver stands at an instant. */
    public double at(Driver driver, Instant instant) {
        double seconds = instant.getEpochSecond() + instant.getNano() / 1e9;
        return switch (driver) {
            case TEMPERATURE -> temperature(instant, seconds) + added(Driver.TEMPERATURE, instant);
            case RAIN -> rain(instant, seconds);
            case WETNESS -> wetness(instant);
            case WIND -> Math.max(0, wind(seconds) + added(Driver.WIND, instant));
        };
    }

    private double temperature(Instant instant, double seconds) {
        int day = instant.atOffset(LOCAL).getDayOfYear();
        double season = Math.cos((day - HOTTEST_DAY) / 365.25 * 2 * Math.PI) * YEAR_SWING;
        double hour = (seconds / HOUR_SECONDS + 8) % 24;
        double daily = Math.cos((hour - 14) / 24 * 2 * Math.PI) * 3;
        return YEAR_MEAN + season + daily + Noise.smooth(temperatureKey, seconds / DAY_SECONDS * 2) * 2.5;
    }

    private double rain(Instant instant, double seconds) {
        double falling = (recorded.isPresent() ? recorded.get().at(instant) : shower(seconds)) + added(Driver.RAIN, instant);
        for (Storm storm : storms) {
            falling += storm.rain(instant);
        }
        return Math.max(0, falling);
    }

    private double shower(double seconds) {
        return Math.max(0, Noise.smooth(rainKey, seconds / HOUR_SECONDS / 2) - 0.5) * 9;
    }

    private double wind(double seconds) {
        return 4 + Noise.smooth(windKey, seconds / HOUR_SECONDS / 3) * 2.5 + Noise.smooth(~windKey, seconds / 300);
    }

    /** What has rained, each minute's share shrunk by what has drained since; worked out once a minute. */
    private double wetness(Instant instant) {
        long minute = Math.floorDiv(instant.getEpochSecond(), 60L);
        if (minute != wetMinute) {
            double standing = 0;
            for (int ago = MEMORY_MINUTES; ago >= 0; ago--) {
                Instant then = Instant.ofEpochSecond((minute - ago) * 60);
                standing = standing * Math.exp(-1 / DRAIN_MINUTES) + rain(then, (double) then.getEpochSecond()) / 60;
            }
            wetMinute = minute;
            wetness = standing;
        }
        return wetness;
    }

    private double added(Driver driver, Instant instant) {
        double sum = 0;
        for (Storm storm : storms) {
            Effect effect = storm.effects().get(driver);
            if (effect != null) {
                sum += Shapes.added(effect, storm.from(), storm.until(), instant);
            }
        }
        return sum;
    }
}
