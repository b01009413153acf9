package lifeline.stream.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked for on the command line.
 *
 * @param run empty in a batch: then each line of standard input is one
 * @param followsCalendar whether rules keep to the states of their domain's year
 */
record ReplayOptions(List<String> domains, Optional<Run> run, int parallelism, boolean followsCalendar) {
    private static final int MOST_TASKS = 64;

    /**
     * From a file of readings to a file of signals.
     *
     * @param scores the file of scores that is wanted, if any
     * @param work the file of declared windows of work, if any
     * @param pipes the file that says which asset flows to which, if any
     * @param compared the folder whose rules judge as well, if any
     */
    record Run(
            Path readings,
            Path signals,
            Optional<Path> scores,
            Optional<Path> work,
            Optional<Path> pipes,
            Optional<String> compared) {}

    /** @throws IllegalArgumentException naming every fault */
    static ReplayOptions parse(List<String> words) {
        return new Parser(words).parse();
    }

    private static final class Parser {
        private final List<String> words;
        private final List<String> faults = new ArrayList<>();
        private final List<String> domains = new ArrayList<>();
        private Optional<Path> readings = Optional.empty();
        private Optional<Path> signals = Optional.empty();
        private Optional<Path> scores = Optional.empty();
        private Optional<Path> work = Optional.empty();
        private Optional<Path> pipes = Optional.empty();
        private Optional<String> compared = Optional.empty();
        private boolean isBatch;
        private boolean followsCalendar;
        private int parallelism = 1;

        Parser(List<String> words) {
            this.words = words;
        }

        ReplayOptions parse() {
            int next = 0;
            while (next < words.size()) {
                next = option(next);
            }
            if (domains.isEmpty()) {
                faults.add("--domain is missing: a shipped domain's name, a folder, or all");
            }
            if (isBatch
                    && Stream.of(readings, signals, scores, work, pipes, compared)
                            .anyMatch(Optional::isPresent)) {
                faults.add("with --batch, standard input names the files");
            }
            if (!isBatch && readings.isEmpty()) {
                faults.add("--readings is missing");
            }
            if (!isBatch && signals.isEmpty()) {
                faults.add("--signals is missing");
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", faults));
            }
            return new ReplayOptions(
                    List.copyOf(domains),
                    readings.flatMap(from -> signals.map(to -> new Run(from, to, scores, work, pipes, compared))),
                    parallelism,
                    followsCalendar);
        }

        /** Where the next one begins. */
        private int option(int at) {
            String word = words.get(at);
            int equals = word.indexOf('=');
            String name = equals > 0 ? word.substring(0, equals) : word;
            if (name.equals("--batch")) {
                isBatch = true;
                return at + 1;
            }
            if (name.equals("--calendar")) {
                followsCalendar = true;
                return at + 1;
            }
            if (!List.of(
                            "--domain",
                            "--readings",
                            "--signals",
                            "--scores",
                            "--work",
                            "--pipes",
                            "--compare",
                            "--parallelism")
                    .contains(name)) {
                faults.add("unknown option: " + word);
                return at + 1;
            }
            if (equals < 0 && (at + 1 == words.size() || words.get(at + 1).startsWith("--"))) {
                faults.add(name + " needs a value");
                return at + 1;
            }
            take(name, equals > 0 ? word.substring(equals + 1) : words.get(at + 1));
            return equals > 0 ? at + 1 : at + 2;
        }

        private void take(String name, String value) {
            switch (name) {
                case "--domain" -> domains.add(value);
                case "--readings" -> readings = Optional.of(Path.of(value));
                case "--signals" -> signals = Optional.of(Path.of(value));
                case "--compare" -> compared = Optional.of(value);
                case "--pipes" -> pipes = Optional.of(Path.of(value));
                case "--work" -> work = Optional.of(Path.of(value));
                case "--scores" -> scores = Optional.of(Path.of(value));
                default -> parallelism = tasks(value);
            }
        }

        private int tasks(String value) {
            try {
                int tasks = Integer.parseInt(value);
                if (tasks >= 1 && tasks <= MOST_TASKS) {
                    return tasks;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            faults.add("--parallelism must be a whole number from 1 to " + MOST_TASKS + ", was: " + value);
            return 1;
        }
    }
}
