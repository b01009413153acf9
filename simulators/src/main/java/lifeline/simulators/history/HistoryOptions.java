package lifeline.simulators.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a history is to be of.
 *
 * @param from midnight in Beijing of the first day
 * @param every no device sends more often
 */
record HistoryOptions(Path file, Instant from, Duration length, Duration every, int devices, long seed) {
    private static final Set<String> KNOWN = Set.of("--history", "--from", "--for", "--every", "--devices", "--seed");
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([smhd])");
    private static final int MOST_DEVICES = 100_000;

    /** @throws IllegalArgumentException listing every fault, one a line */
    static HistoryOptions parse(List<String> arguments) {
        List<String> faults = new ArrayList<>();
        Map<String, String> given = given(arguments, faults);
        Path file = Path.of(given.getOrDefault("--history", ""));
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            faults.add("--history: there is no directory " + folder + "; make it first");
        }
        HistoryOptions options = new HistoryOptions(
                file,
                day(given.getOrDefault("--from", "2026-01-01"), faults),
                time(given, "--for", "1d", faults),
                time(given, "--every", "60s", faults),
                (int) whole(given, "--devices", 300, 1, MOST_DEVICES, faults),
                whole(given, "--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, faults));
        if (!faults.isEmpty()) {
            faults.add("Try ./lifeline simulate --help.");
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return options;
    }

    private static Map<String, String> given(List<String> arguments, List<String> faults) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals > 0 ? argument.substring(0, equals) : argument;
            if (!KNOWN.contains(name)) {
                faults.add("unknown with --history: " + argument);
            } else if (equals < 0 && i + 1 == arguments.size()) {
                faults.add(name + " needs a value");
            } else {
                given.put(name, equals > 0 ? argument.substring(equals + 1) : arguments.get(++i));
            }
        }
        return given;
    }

    private static Instant day(String text, List<String> faults) {
        try {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        } catch (DateTimeParseException e) {
            faults.add("--from must be a day such as 2026-11-01, was: " + text);
            return Instant.EPOCH;
        }
    }

    private static Duration time(Map<String, String> given, String name, String otherwise, List<String> faults) {
        String text = given.getOrDefault(name, otherwise);
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            faults.add(name + " must be a time such as 60s, 10m, 12h or 365d, was: " + text);
            return Duration.ofDays(1);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static long whole(
            Map<String, String> given, String name, long otherwise, long least, long most, List<String> faults) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with the numbers out of range
        }
        faults.add(name + " must be a whole number from " + least + " to " + most + ", was: " + text);
        return otherwise;
    }
}
