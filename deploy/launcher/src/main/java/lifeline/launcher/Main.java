package lifeline.launcher;

import java.util.List;
import java.util.Set;
import lifeline.launcher.bench.Bench;
import lifeline.launcher.drill.Drill;
import lifeline.launcher.place.Build;
import lifeline.launcher.up.Up;

/** Where {@code ./lifeline} begins. Exit code 0: as it should be; 1: something failed; 2: wrong use. */
public final class Main {
    /** Planned, and part of the stable command line, but not there yet. */
    private static final Set<String> LATER = Set.of("score", "doctor");

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
            case "simulate" -> new Foreground("simulators", "lifeline.simulators.Main").run(rest);
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
        return new Bench(BenchOptions.parse(words), Build.found()).run();
    }

    private static int drill(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.DRILL.text());
            return 0;
        }
        return new Drill(DrillOptions.parse(words), Build.found(), System.getenv()).run();
    }

    private static int replay(List<String> words) {
        if (asksForHelp(words)) {
            System.out.print(Usage.REPLAY.text());
            return 0;
        }
        return new Foreground("stream-jobs", "lifeline.stream.replay.ReplayMain").run(words);
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
