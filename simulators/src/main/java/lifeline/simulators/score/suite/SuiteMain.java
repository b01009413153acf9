package lifeline.simulators.score.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.score.ScoreMain;
import lifeline.simulators.score.report.ScoreTable;
import lifeline.simulators.score.tally.ScoreBook;

/** {@code ./lifeline simulate --suite library}. Exit code 1: a run failed; 2: wrong use. */
public final class SuiteMain {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private SuiteMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        SuiteOptions options;
        List<LibraryScenario> scenarios;
        Catalogue catalogue = Catalogue.load();
        List<Simulation> simulations = Simulation.all(catalogue);
        try {
            options = SuiteOptions.parse(arguments, environment);
            scenarios = options.chosen(Library.load(catalogue, simulations));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return WRONG_USE;
        }
        ParentWatch.start();
        Path folder = temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete"));
        try (Judge judge = ReplayProcess.start(options.replay())) {
            List<Long> seeds = LongStream.range(options.seed(), options.seed() + options.seeds())
                    .boxed()
                    .toList();
            System.out.printf(
                    "%d scenarios under seeds %d to %d%n",
                    scenarios.size(), options.seed(), seeds.get(seeds.size() - 1));
            ScoreBook book =
                    new Suite(catalogue, simulations, System.out::println).run(scenarios, seeds, judge, folder);
            System.out.print(ScoreTable.of(book));
            options.json().ifPresent(json -> {
                Map<String, Object> head = new LinkedHashMap<>();
                head.put("suite", "library");
                head.put("seed", options.seed());
                head.put("seeds", options.seeds());
                ScoreMain.write(book, head, json);
            });
            return 0;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lifeline-suite");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println(folder + " could not be deleted: " + e.getMessage());
        }
    }
}
