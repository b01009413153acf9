package lifeline.simulators.score.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.score.Truth;
import lifeline.simulators.score.match.Alarm;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.report.RunLine;
import lifeline.simulators.score.scene.Scene;
import lifeline.simulators.score.scene.SceneMaker;
import lifeline.simulators.score.scene.Stage;
import lifeline.simulators.score.scene.WorkCsv;
import lifeline.simulators.score.tally.ScoreBook;

/**
 * Plays scenarios under seeds, one run after the other. While one is judged the next is made; the files of a run are deleted as
 * soon as it is scored.
 */
public final class Suite {
    private final Catalogue catalogue;
    private final SceneMaker maker;
    private final List<Simulation> simulations;
    private final Places places;
    private final Consumer<String> say;
    private final ScoreBook book;
    private Consumer<Integer> afterSeed = seeds -> {};
    private long judged;

    /** @param say takes lines for people */
    public Suite(Catalogue catalogue, List<Simulation> simulations, Consumer<String> say) {
        this(catalogue, simulations, new Stage(simulations), say);
    }

    Suite(Catalogue catalogue, List<Simulation> simulations, Stage stage, Consumer<String> say) {
        this.catalogue = catalogue;
        this.maker = new SceneMaker(catalogue, simulations, stage);
        this.simulations = simulations;
        this.places = Places.of(stage.city());
        this.say = say;
        this.book = new ScoreBook(catalogue);
    }

    /** Told how many seeds are through as soon as one is; {@link #book} then has all of their runs. */
    Suite afterEachSeed(Consumer<Integer> told) {
        afterSeed = told;
        return this;
    }

    /** What has been scored so far. */
    ScoreBook book() {
        return book;
    }

    private record Made(Scene scene, Path file, long readings, Duration took) {}

    /** Plays all of it; the files of the runs stand in {@code folder} meanwhile. */
    public ScoreBook run(List<LibraryScenario> scenarios, List<Long> seeds, Judge judge, Path folder) {
        ExecutorService making = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "making");
            thread.setDaemon(true);
            return thread;
        });
        long startedAt = System.nanoTime();
        try {
            List<Task> tasks = tasks(scenarios, seeds);
            Future<Made> next = making.submit(() -> make(tasks.get(0), folder));
            for (int i = 0; i < tasks.size(); i++) {
                Made made = next.get();
                if (i + 1 < tasks.size()) {
                    Task task = tasks.get(i + 1);
                    next = making.submit(() -> make(task, folder));
                }
                score(made, judge, (i + 1) + "/" + tasks.size());
                if ((i + 1) % scenarios.size() == 0) {
                    afterSeed.accept((i + 1) / scenarios.size());
                }
            }
            say.accept(String.format(
                    Locale.ROOT,
                    "%d runs, %,d readings in %d s",
                    tasks.size(),
                    judged,
                    Duration.ofNanos(System.nanoTime() - startedAt).toSeconds()));
            return book;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run cannot be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            making.shutdownNow();
        }
    }

    private record Task(LibraryScenario scenario, long seed) {}

    /** Seed by seed, so that a suite that is stopped has seen all scenarios alike. */
    private static List<Task> tasks(List<LibraryScenario> scenarios, List<Long> seeds) {
        List<Task> tasks = new ArrayList<>();
        seeds.forEach(seed -> scenarios.forEach(scenario -> tasks.add(new Task(scenario, seed))));
        return tasks;
    }

    private Made make(Task task, Path folder) {
        long startedAt = System.nanoTime();
        Scene scene = maker.scene(task.scenario(), task.seed());
        Path file = folder.resolve(task.scenario().id() + '-' + task.seed() + ".csv");
        long count = scene.write(catalogue, simulations, file);
        WorkCsv.write(scene, file);
        return new Made(scene, file, count, Duration.ofNanos(System.nanoTime() - startedAt));
    }

    private void score(Made made, Judge judge, String place) {
        long startedAt = System.nanoTime();
        List<Said> said = judge.judge(made.file());
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        delete(made.file());
        Scene scene = made.scene();
        Matching.Verdict verdict = Matching.of(scene.faults(), Alarm.of(said), places, Truth.quantities(catalogue));
        book.add(verdict, scene.faults(), scene.sensorDays());
        judged += made.readings();
        say.accept(String.format(
                Locale.ROOT,
                "[%s] %s: %s; %,d readings, made in %.1f s, judged in %.1f s",
                place,
                scene.name(),
                RunLine.of(verdict),
                made.readings(),
                made.took().toMillis() / 1e3,
                took.toMillis() / 1e3));
    }

    /** The file, and what was made of it beside it. */
    private static void delete(Path file) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(
                            path -> String.valueOf(path.getFileName()).startsWith(name))
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be deleted", e);
        }
    }
}
