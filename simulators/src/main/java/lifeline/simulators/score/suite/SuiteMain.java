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
import lifeline.simulators.score.chain.ChainRun;
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
        List<Long> seeds = LongStream.range(options.seed(), options.seed() + options.seeds())
                .boxed()
                .toList();
        System.out.printf(
                "%d scenario%s under seed%s%n",
                scenarios.size(),
                scenarios.size() == 1 ? "" : "s",
                seeds.size() == 1
                        ? " " + options.seed()
                        : "s " + options.seed() + " to " + seeds.get(seeds.size() - 1));
        try {
            if (options.chain().isPresent()) {
                new ChainRun(options.chain().get(), catalogue, simulations, System.out::println)
                        .run(scenarios, seeds, (book, head) -> tell(options, book, head));
            } else {
                replay(options, scenarios, seeds, new Suite(catalogue, simulations, System.out::println));
            }
            return 0;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static void replay(SuiteOptions options, List<LibraryScenario> scenarios, List<Long> seeds, Suite suite) {
        Path folder = temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete"));
        try (Judge judge = ReplayProcess.start(options.replay())) {
            suite.afterEachSeed(through -> write(options, suite.book(), Map.of("seeds", through)));
            System.out.print(ScoreTable.of(suite.run(scenarios, seeds, judge, folder)));
        }
    }

    private static void tell(SuiteOptions options, ScoreBook book, Map<String, Object> how) {
        System.out.print(ScoreTable.of(book));
        write(options, book, how);
    }

    /** After each seed, so that a suite that is stopped has told of what it saw. */
    private static void write(SuiteOptions options, ScoreBook book, Map<String, Object> how) {
        options.json().ifPresent(json -> {
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("suite", "library");
            head.put("seed", options.seed());
            head.put("seeds_asked", options.seeds());
            head.putAll(how);
            ScoreMain.write(book, head, json);
        });
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
