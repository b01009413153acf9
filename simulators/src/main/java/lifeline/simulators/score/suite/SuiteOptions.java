package lifeline.simulators.score.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.simulators.score.chain.ChainSettings;

/**
 * What a suite was asked to do.
 *
 * @param only ids of scenarios; all when empty
 * @param seed the first of {@code seeds} that follow each other
 * @param replay class path of the program that replays; of no use where a chain judges
 * @param chain that is played through; empty: at full speed through the replay
 */
record SuiteOptions(
        List<String> only, int seeds, long seed, Optional<Path> json, String replay, Optional<ChainSettings> chain) {
    /** Where the launcher says how to start the replay. */
    static final String REPLAY = "LIFELINE_REPLAY_CLASS_PATH";

    private static final Set<String> KNOWN = Set.of("--suite", "--seeds", "--seed", "--json", "--only");
    private static final int MOST_SEEDS = 10_000;

    /** @throws IllegalArgumentException listing every fault, one a line */
    static SuiteOptions parse(List<String> arguments, Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        Map<String, String> given = given(arguments, faults);
        if (!given.getOrDefault("--suite", "").equals("library")) {
            faults.add("--suite: the suite there is is called library");
        }
        long seeds = whole(given, "--seeds", 1, faults);
        long seed = whole(given, "--seed", 1, faults);
        if (seeds < 1 || seeds > MOST_SEEDS) {
            faults.add("--seeds must be 1 to " + MOST_SEEDS);
        }
        Optional<ChainSettings> chain = ChainSettings.parse(given, environment, faults);
        String replay = environment.getOrDefault(REPLAY, "");
        if (!given.containsKey("--url") && replay.isBlank()) {
            faults.add(REPLAY + " must name the class path of the replay; ./lifeline simulate --suite library does so");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        String only = given.getOrDefault("--only", "");
        return new SuiteOptions(
                only.isBlank() ? List.of() : List.of(only.split(",", -1)),
                (int) seeds,
                seed,
                Optional.ofNullable(given.get("--json")).map(Path::of),
                replay,
                chain);
    }

    private static Map<String, String> given(List<String> arguments, List<String> faults) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals > 0 ? argument.substring(0, equals) : argument;
            if (!KNOWN.contains(name) && !ChainSettings.OPTIONS.contains(name)) {
                faults.add("unknown with --suite: " + argument);
            } else if (equals < 0 && i + 1 == arguments.size()) {
                faults.add(name + " needs a value");
            } else {
                given.put(name, equals > 0 ? argument.substring(equals + 1) : arguments.get(++i));
            }
        }
        return given;
    }

    private static long whole(Map<String, String> given, String name, long otherwise, List<String> faults) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            faults.add(name + " must be a whole number, was: " + text);
            return otherwise;
        }
    }

    /** @throws IllegalArgumentException when one of them does not exist */
    List<LibraryScenario> chosen(Library library) {
        if (only.isEmpty()) {
            return library.scenarios();
        }
        return only.stream()
                .map(id -> library.scenario(id)
                        .orElseThrow(() -> new IllegalArgumentException("--only: there is no scenario '" + id + "'")))
                .toList();
    }
}
