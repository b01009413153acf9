package lifeline.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command's options as they were typed: {@code --name value}, {@code --name=value}, or a bare {@code --flag}. Collects
 * every fault, so that the user hears of all of them at once.
 */
final class Arguments {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Arguments() {}

    static Arguments parse(List<String> words, Set<String> options, Set<String> flags) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals > 0 ? word.substring(0, equals) : word;
            if (flags.contains(word)) {
                arguments.values.put(word, "");
            } else if (!options.contains(name)) {
                arguments.faults.add("unknown option: " + word);
            } else if (equals > 0) {
                arguments.values.put(name, word.substring(equals + 1));
            } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
                arguments.values.put(name, words.get(++i));
            } else {
                arguments.faults.add(name + " needs a value");
            }
        }
        return arguments;
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    long whole(String option, long fallback, long min, long max) {
        String text = values.get(option);
        if (text == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the fault below says what is wanted
        }
        faults.add(option + " must be a whole number from " + min + " to " + max + ", was: " + text);
        return fallback;
    }

    double number(String option, double fallback, double above, double max) {
        String text = values.get(option);
        if (text == null) {
            return fallback;
        }
        try {
            double number = Double.parseDouble(text);
            if (number > above && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the fault below says what is wanted
        }
        faults.add(option + " must be a number above " + above + " and at most " + max + ", was: " + text);
        return fallback;
    }

    /** A time with its unit, such as 90s. */
    Optional<Duration> timespan(String option) {
        return text(option).flatMap(text -> Timespan.parse(option, text, this));
    }

    void fault(String fault) {
        faults.add(fault);
    }

    /** @throws Refusal naming every fault */
    void refuseFaults(String command) {
        if (!faults.isEmpty()) {
            faults.add("See: ./lifeline " + command + " --help");
            throw Refusal.wrongUse(faults);
        }
    }
}
