package lifeline.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people type it: {@code 90s}, {@code 10m}, {@code 2h}. */
final class Timespan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|h)");

    private Timespan() {}

    /** Empty, and a fault of {@code arguments}, when it cannot be read. */
    static Optional<Duration> parse(String option, String text, Arguments arguments) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            arguments.fault(option + " must be a time with its unit, such as 90s, 10m or 2h, was: " + text);
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }
}
