package lifeline.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ChildProcess;
import lifeline.contract.simulation.Simulation;
import lifeline.launcher.BenchOptions;
import lifeline.launcher.Refusal;
import lifeline.launcher.Stop;
import lifeline.launcher.bench.measure.Meter;
import lifeline.launcher.bench.measure.StoredRows;
import lifeline.launcher.city.Commands;
import lifeline.launcher.place.Build;
import lifeline.launcher.place.Checkpoints;
import lifeline.launcher.place.CityTime;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.Port;
import lifeline.launcher.place.Surroundings.External;
import lifeline.launcher.store.Registry;
import lifeline.launcher.store.Store;
import lifeline.launcher.watch.OneShot;

/** {@code ./lifeline bench}. */
public final class Bench {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration COPY_TIME = Duration.ofSeconds(15);
    private static final Duration BURST = Duration.ofSeconds(10);

    private final BenchOptions options;
    private final Build build;
    private final DataDirectory data;
    private final Commands commands;
    private final BenchFigures figures;

    public Bench(BenchOptions options, Build build) {
        this.options = options;
        this.build = build;
        this.data = new DataDirectory(build.home().resolve("target").resolve("bench"));
        this.figures = new BenchFigures(options);
        this.commands = new Commands(build, data, CityTime.open(data.clock(), 1, Instant.now()), "bench");
    }

    /** @return the exit code: 0 when nothing was lost, nothing is there twice, and the run counts */
    public int run() {
        build.refuseMissing(List.of("deploy/broker", "deploy/database", "stream-jobs", "simulators"));
        clear(data.path());
        data.prepare();
        try (Parts parts = new Parts()) {
            Stop stop = Stop.onSignal(parts::close);
            try {
                measure(parts);
            } finally {
                stop.done();
            }
        }
        Path page = figures.write(data.path());
        System.out.println(figures.text());
        System.out.println("Plots: " + page);
        return figures.exitCode();
    }

    private void measure(Parts parts) {
        Store store = parts.database(commands);
        External broker = parts.broker(commands, data);
        register(parts);
        try (StoredRows stored = new StoredRows(store);
                Meter meter = new Meter(stored)) {
            parts.pids().forEach(meter::part);
            if (options.rate().isEmpty()) {
                figures.bareBroker(new BareBroker(commands, broker, options, meter).run());
                figures.bareCopy(bareCopy(parts, meter));
            }
            meter.part("job", parts.job(commands, broker, data));
            try (Chain chain = new Chain(options, commands, data, broker, store, meter, stored)) {
                load(chain);
                figures.end(chain, checkpointBytes());
            }
            figures.samples(meter.samples());
        }
    }

    private void load(Chain chain) {
        if (options.rate().isPresent()) {
            Chain.Phase paced = chain.paced(options.rate().getAsDouble());
            figures.rates(paced);
            figures.paced(paced);
            return;
        }
        Chain.Phase saturated = chain.saturated();
        figures.rates(saturated);
        figures.paced(chain.paced(saturated.storedPerSecond() / options.batch() / 2));
        figures.burst(chain.burst(BURST, figures.burstRate(saturated)), BURST);
    }

    private double bareCopy(Parts parts, Meter meter) {
        System.out.printf(Locale.ROOT, "bare COPY: %d s%n", COPY_TIME.toSeconds());
        meter.phase("bare COPY");
        Map<String, Object> said = OneShot.run(commands.copy(parts.admin(), COPY_TIME), READY);
        double rate = ((Number) said.getOrDefault("rows_per_s", 0)).doubleValue();
        System.out.printf(Locale.ROOT, "  %,.0f rows/s%n", rate);
        return rate;
    }

    private void register(Parts parts) {
        OneShot.run(commands.migration(parts.admin(), Map.of()), READY);
        City city = City.generate(Simulation.all(Catalogue.load()), options.devices());
        new Registry(parts.store()).enter(city);
    }

    /** Of the newest whole checkpoint, what it shares with others included. */
    private long checkpointBytes() {
        Optional<Path> newest = new Checkpoints(data.checkpoints()).newest();
        return newest.map(path -> bytes(path)).orElse(0L);
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // removed while we looked
        }
    }

    private static void clear(Path directory) {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw Refusal.failed(directory + " of an earlier run cannot be removed: " + e.getMessage());
        }
    }

    /** The programs under test. */
    private static final class Parts implements AutoCloseable {
        private final Map<String, Long> pids = new LinkedHashMap<>();
        private final java.util.ArrayDeque<AutoCloseable> open = new java.util.ArrayDeque<>();
        private External admin = new External("", "", "");

        Store database(Commands commands) {
            Map<String, Object> facts =
                    start("database", commands.database(Port.anyFree().number()));
            admin = new External(
                    String.valueOf(facts.get("url")),
                    String.valueOf(facts.get("user")),
                    String.valueOf(facts.get("password")));
            return store();
        }

        External admin() {
            return admin;
        }

        Store store() {
            return new Store(admin.url(), admin.user(), admin.password());
        }

        External broker(Commands commands, DataDirectory data) {
            if (Mosquitto.isInstalled()) {
                Mosquitto mosquitto = Mosquitto.start(data.path());
                open.push(mosquitto);
                pids.put("broker", mosquitto.pid());
                System.out.println("broker: mosquitto");
                return new External(mosquitto.url(), "", "");
            }
            System.out.println("broker: the embedded one; mosquitto is not installed (Debian: apt install mosquitto)");
            Map<String, Object> facts =
                    start("broker", commands.broker(Port.anyFree().number()));
            return new External(String.valueOf(facts.get("url")), "", "");
        }

        long job(Commands commands, External broker, DataDirectory data) {
            start("job", commands.job(broker, admin, data.checkpoints(), Optional.empty()));
            return pids.getOrDefault("job", 0L);
        }

        private synchronized Map<String, Object> start(String name, ChildProcess.Command command) {
            ChildProcess child = ChildProcess.start(command, line -> {});
            open.push(child);
            try {
                Map<String, Object> facts = child.awaitReady(READY);
                pids.put(name, child.pid());
                return facts;
            } catch (IllegalStateException e) {
                throw Refusal.failed(name + " did not start: " + e.getMessage());
            }
        }

        Map<String, Long> pids() {
            return Map.copyOf(pids);
        }

        @Override
        public void close() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    System.out.println("! could not be stopped: " + e.getMessage());
                }
            }
        }
    }
}
