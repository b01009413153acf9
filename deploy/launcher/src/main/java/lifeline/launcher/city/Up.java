package lifeline.launcher.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.launcher.Refusal;
import lifeline.launcher.Stop;
import lifeline.launcher.UpOptions;
import lifeline.launcher.ledger.Summary;
import lifeline.launcher.place.Build;
import lifeline.launcher.place.CityTime;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.DirectoryLock;
import lifeline.launcher.place.Preflight;
import lifeline.launcher.place.Surroundings;
import lifeline.launcher.watch.StatusFile;

/** {@code ./lifeline up}: looks whether everything is there, starts the city, waits, sums up, and puts everything away. */
public final class Up {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final UpOptions options;
    private final Build build;
    private final Map<String, String> environment;

    public Up(UpOptions options, Build build, Map<String, String> environment) {
        this.options = options;
        this.build = build;
        this.environment = environment;
    }

    /** Why a city ends. */
    private enum Ending {
        TIME_OVER,
        ASKED,
        GIVEN_UP
    }

    /** @return the exit code */
    public int run() {
        Surroundings surroundings = Surroundings.from(environment);
        build.refuseMissing(needed(surroundings));
        Catalogue catalogue = Catalogue.load();
        List<Simulation> simulations = Simulation.all(catalogue);
        refuseUnknownScenario(simulations);
        City city = generate(simulations);
        DataDirectory data = new DataDirectory(options.data()
                .or(() -> Optional.ofNullable(environment.get("LIFELINE_DATA")).map(Path::of))
                .orElse(build.home().resolve(".lifeline")));
        data.prepare();
        CompletableFuture<Ending> asked = new CompletableFuture<>();
        DirectoryLock lock = DirectoryLock.take(data);
        Stop stop = Stop.onSignal(() -> asked.complete(Ending.ASKED));
        try {
            new Preflight(surroundings).run();
            return live(surroundings, data, catalogue, city, asked);
        } finally {
            lock.close();
            stop.done();
        }
    }

    private int live(
            Surroundings surroundings,
            DataDirectory data,
            Catalogue catalogue,
            City city,
            CompletableFuture<Ending> asked) {
        long began = System.nanoTime();
        boolean used = data.isUsed();
        CityTime time = CityTime.open(data.clock(), options.speed(), Instant.now());
        StatusFile statusFile = new StatusFile(data.status(), time.clock().instant(), options.speed());
        try (RunningCity running = new RunningCity(time, statusFile, Up::say)) {
            System.out.println("Starting a city in " + data.path());
            CityStart start = new CityStart(options, build, environment, surroundings, data, time, running);
            Optional<CityStart.Started> started = start(start, city, used, running, asked);
            if (started.isEmpty()) {
                System.out.println("Stopped before it had started.");
                return 1;
            }
            System.out.print(Greeting.of(started.get(), surroundings, data, options, elapsed(began)));
            long ready = System.nanoTime();
            Ending ending = await(asked, ready, time, started.get(), catalogue, running);
            Duration ran = elapsed(ready);
            running.ending();
            System.out.println();
            System.out.println("Stopping: the simulators first; then what is under way is awaited");
            Summary summary = new CityEnd(data, running, started.get(), time.clock())
                    .run(catalogue, ran, ending == Ending.TIME_OVER ? Drain.PATIENT : Drain.BRIEF);
            running.stopAll();
            time.keep();
            return tell(summary);
        }
    }

    /** Empty when it was told to stop meanwhile: nobody waits for the end of a start that nobody wants any more. */
    private static Optional<CityStart.Started> start(
            CityStart start, City city, boolean used, RunningCity running, CompletableFuture<Ending> asked) {
        AtomicBoolean starting = new AtomicBoolean(true);
        CompletableFuture<Void> cutOff = asked.thenRunAsync(() -> {
            if (starting.compareAndSet(true, false)) {
                running.stopAll();
            }
        });
        try {
            CityStart.Started started = start.run(city, used);
            return starting.compareAndSet(true, false) ? Optional.of(started) : Optional.empty();
        } catch (Refusal e) {
            if (starting.compareAndSet(true, false)) {
                throw e;
            }
            cutOff.join();
            return Optional.empty();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private Ending await(
            CompletableFuture<Ending> asked,
            long ready,
            CityTime time,
            CityStart.Started started,
            Catalogue catalogue,
            RunningCity running) {
        SignalLines lines = new SignalLines(started.feed(), catalogue, Up::say);
        while (options.limit().map(limit -> elapsed(ready).compareTo(limit) < 0).orElse(true)) {
            try {
                return asked.get(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (running.hasGivenUp()) {
                    return Ending.GIVEN_UP;
                }
                time.keepAhead();
                lines.show();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Ending.ASKED;
            } catch (ExecutionException e) {
                throw new IllegalStateException("nothing completes it so", e);
            }
        }
        return Ending.TIME_OVER;
    }

    private int tell(Summary summary) {
        System.out.print(System.lineSeparator() + summary.text());
        options.json().ifPresent(file -> write(file, summary.json()));
        return summary.exitCode();
    }

    private static void write(Path file, String json) {
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw Refusal.failed("the summary cannot be written to " + file + ": " + e.getMessage());
        }
    }

    private List<String> needed(Surroundings surroundings) {
        List<String> modules = new ArrayList<>(List.of("stream-jobs", "alerts", "deploy/database"));
        if (surroundings.broker().isEmpty()) {
            modules.add("deploy/broker");
        }
        if (options.simulators()) {
            modules.add("simulators");
        }
        return modules;
    }

    private void refuseUnknownScenario(List<Simulation> simulations) {
        TreeSet<String> known = new TreeSet<>();
        simulations.forEach(
                simulation -> simulation.plays().stream().map(Play::name).forEach(known::add));
        options.scenario().filter(wanted -> !known.contains(wanted)).ifPresent(wanted -> {
            throw Refusal.wrongUse(
                    "unknown scenario: " + wanted + System.lineSeparator() + "There are: " + String.join(", ", known));
        });
    }

    private City generate(List<Simulation> simulations) {
        try {
            return City.generate(simulations, options.devices());
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUse("--devices: " + e.getMessage());
        }
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
