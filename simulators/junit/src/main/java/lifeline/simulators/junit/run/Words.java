package lifeline.simulators.junit.run;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: {@code 2m}, {@code 1m15s}, {@code 3h}, {@code 4.25s}. */
public final class Words {
    private static final double MILLIS = 1_000;

    private Words() {}

    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return '-' + of(duration.negated());
        }
        StringBuilder words = new StringBuilder();
        if (duration.toHours() > 0) {
            words.append(duration.toHours()).append('h');
        }
        if (duration.toMinutesPart() > 0) {
            words.append(duration.toMinutesPart()).append('m');
        }
        double seconds = duration.toSecondsPart() + duration.toMillisPart() / MILLIS;
        if (seconds > 0 || words.isEmpty()) {
            words.append(String.format(Locale.ROOT, duration.toMillisPart() == 0 ? "%.0fs" : "%.2fs", seconds));
        }
        return words.toString();
    }
}
