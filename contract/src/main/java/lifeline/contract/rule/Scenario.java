package lifeline.contract.rule;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * What sensors tell, and the signals a rule must say of it, or none.
 *
 * @param rule the rule it is for; signals of other rules are not looked at
 * @param from the day its first value is of, by the calendar of its domain; null where nobody looks at the date
 * @param every time between two values
 * @param series one, or for a rule over several sensors one of each input, that of the rule's own quantity first
 * @param until when the clock stops, counted from the start: silence after the last value counts
 * @param expect in order; empty where the rule must stay silent
 */
public record Scenario(
        String id,
        String rule,
        Text title,
        @Nullable LocalDate from,
        Duration every,
        List<Series> series,
        Duration until,
        List<Expectation> expect) {
    public Scenario {
        series = List.copyOf(series);
        expect = List.copyOf(expect);
    }

    /** How many values each series had before its first one. */
    public int past() {
        return series.stream().mapToInt(each -> each.past().values()).max().orElse(0);
    }

    /** The value of {@code of} that was {@code back} before its first one, 1 being the last of the past. */
    public double before(Series of, int back) {
        double own = of.past().value(back, every, series.indexOf(of));
        Past.Following following = of.past().following();
        if (following == null) {
            return own;
        }
        Series driver = series.stream()
                .filter(each -> each.name().equals(following.series()))
                .findFirst()
                .orElseThrow();
        return own + following.gain() * (before(driver, back) - driver.past().around());
    }

    /**
     * What one sensor tells.
     *
     * @param device {@link #DEVICE}, unless a rule listens to several sensors of a quantity
     * @param past what it did before the first value, for rules that learn
     * @param values in order, from the start; null where the sensor is silent
     */
    public record Series(String device, String quantity, Past past, List<@Nullable Double> values) {
        /** What a device is called where there is one. */
        public static final String DEVICE = "device";

        /** What it is called in its scenario. */
        public String name() {
            return device.equals(DEVICE) ? quantity : device + '.' + quantity;
        }
    }

    /**
     * A made-up past, the same each time: a mean, a wave that is highest at six in the morning of the scenarios' own day, and bell-shaped noise.
     *
     * @param values how many there were, {@code every} apart
     * @param around their mean
     * @param swing of a daily wave
     * @param noise its standard deviation
     * @param growing so much more every day, up to {@code around} at its end
     * @param following what else it depends on; null for nothing
     */
    public record Past(
            int values,
            double around,
            double swing,
            double noise,
            double growing,
            @Nullable Following following) {
        /** Nothing before. */
        public static final Past NONE = new Past(0, 0, 0, 0, 0, null);

        private static final double DAY = Duration.ofDays(1).toSeconds();
        private static final long APART = 1_000_003;

        /** So much more for every unit that another series, which follows none, is above its mean. */
        public record Following(String series, double gain) {}

        private double value(int back, Duration every, int place) {
            SplittableRandom random = new SplittableRandom(back + APART * place);
            double bell = 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
            double days = every.toSeconds() * back / DAY;
            return around - growing * days - swing * Math.sin(2 * Math.PI * days) + noise * bell;
        }
    }

    /** @param at when, counted from the start */
    public record Expectation(Duration at, SignalKind kind, Severity severity) {}
}
