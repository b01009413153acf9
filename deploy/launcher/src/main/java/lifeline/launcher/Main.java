package lifeline.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.launcher.bench.Bench;
import lifeline.launcher.bench.alert.AlertBench;
import lifeline.launcher.drill.Drill;
import lifeline.launcher.place.Build;
import lifeline.launcher.store.SignalFile;
import lifeline.launcher.store.Store;
import lifeline.launcher.store.StoreUnavailableException;
import lifeline.launcher.up.Up;

/** Where {@code ./lifeline} begins. Exit code 0: as it should be; 1: something failed; 2: wrong use. */
public final class Main {
    /** Planned, and part of the stable command line, but not there yet. */
    private static final Set<String> LATER = Set.of("doctor");

    private Main() {}

    public static void main(String[] words) {
        int exitCode;
        try {
            exitCode = run(List.of(words));
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            exitCode = e.exitCode();
        }
        if (!Stop.inProgress()) {
            System.exit(exitCode);
        }
    }

    static int run(List<String> words) {
        if (words.isEmpty() || Set.of("help", "--help", "-h").contains(words.get(0))) {
            System.out.print(Usage.ALL.text());
            return 0;
        }
        String command = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (command) {
            case "up" -> up(rest);
            case "bench" -> bench(rest);
            case "drill" -> drill(rest);
            case "simulate" -> simulate(rest);
            case "score" -> score(rest);
            case "replay" -> replay(rest);
            case "check" -> new Foreground("stream-jobs", "lifeline.stream.check.CheckMain").run(rest);
            default ->
                throw Refusal.wrongUse(unknown(command)
                        + System.lineSeparator()
                        + Usage.ALL.text().strip());
        };
    }

    private static int up(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.UP.text());
            return 0;
        }
        return new Up(UpOptions.parse(words), Build.found(), System.getenv()).run();
    }

    private static int bench(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.BENCH.text());
            return 0;
        }
        if (words.contains("--alerts")) {
            return alertBench(words);
        }
        return new Bench(BenchOptions.parse(words), Build.found()).run();
    }

    private static int alertBench(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--json"), Set.of("--alerts"));
        arguments.refuseFaults("bench");
        return new AlertBench(arguments.text("--json").map(Path::of), Build.found(), System.getenv()).run();
    }

    private static int drill(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.DRILL.text());
            return 0;
        }
        return new Drill(DrillOptions.parse(words), Build.found(), System.getenv()).run();
    }

    private static int simulate(List<String> words) {
        if (isGiven("--history", words)) {
            return new Foreground("simulators", "lifeline.simulators.history.HistoryMain").run(words);
        }
        if (!isGiven("--suite", words)) {
            return new Foreground("simulators", "lifeline.simulators.Main").run(words);
        }
        Build build = Build.found();
        build.refuseMissing(List.of("stream-jobs"));
        Map<String, String> replay = Map.of("LIFELINE_REPLAY_CLASS_PATH", build.classPath("stream-jobs"));
        return new Foreground("simulators", "lifeline.simulators.score.suite.SuiteMain", replay).run(words);
    }

    private static boolean isGiven(String option, List<String> words) {
        return !asksForHelp(words)
                && words.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
    }

    /** The score knows no database: it is given a file of what the store has. */
    private static int score(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.SCORE.text());
            return 0;
        }
        Arguments arguments = Arguments.parse(words, Set.of("--truth", "--signals", "--db", "--json"), Set.of());
        if (arguments.text("--truth").isEmpty()) {
            arguments.fault("--truth is missing");
        }
        if (arguments.text("--signals").isPresent() == arguments.text("--db").isPresent()) {
            arguments.fault("one of --signals and --db is needed, and not both");
        }
        arguments.refuseFaults("score");
        Foreground program = new Foreground("simulators", "lifeline.simulators.score.ScoreMain");
        if (arguments.text("--signals").isPresent()) {
            return program.run(words);
        }
        return scoreStore(arguments, program);
    }

    private static int scoreStore(Arguments arguments, Foreground program) {
        Store store = SignalFile.store(arguments.text("--db").orElseThrow(), System.getenv());
        try {
            Path signals = Files.createTempFile("lifeline-signals", ".csv");
            try {
                SignalFile.write(store, signals);
                List<String> given = new ArrayList<>(List.of("--signals", signals.toString()));
                given.addAll(List.of("--truth", arguments.text("--truth").orElseThrow()));
                arguments.text("--json").ifPresent(json -> given.addAll(List.of("--json", json)));
                return program.run(given);
            } finally {
                Files.deleteIfExists(signals);
            }
        } catch (StoreUnavailableException | IOException e) {
            throw Refusal.failed("the signals cannot be read from the store: " + e.getMessage());
        }
    }

    private static int replay(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.REPLAY.text());
            return 0;
        }
        Foreground program = new Foreground("stream-jobs", "lifeline.stream.replay.ReplayMain");
        return StoredReplay.isWanted(words) ? StoredReplay.run(words, program) : program.run(words);
    }

    private static boolean asksForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    private static String unknown(String command) {
        return LATER.contains(command)
                ? "'" + command + "' is not there yet." + System.lineSeparator()
                : "unknown command: " + command + System.lineSeparator();
    }
}
