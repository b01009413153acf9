package lifeline.launcher.city;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import lifeline.contract.city.City;
import lifeline.launcher.Refusal;
import lifeline.launcher.place.Checkpoints;
import lifeline.launcher.place.CityTime;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.Port;
import lifeline.launcher.place.Secret;
import lifeline.launcher.place.Surroundings;
import lifeline.launcher.place.Surroundings.External;
import lifeline.launcher.store.Registry;
import lifeline.launcher.store.SignalFeed;
import lifeline.launcher.store.Store;
import lifeline.launcher.store.StoreCounts;
import lifeline.launcher.store.Upkeep;
import lifeline.launcher.watch.OneShot;

/**
 * Starts the programs in the order they need each other: broker and database, tables and registry, job and service, and the
 * simulators last, so that nothing is published before somebody has subscribed. A city that was put away in order has its
 * subscriptions: there the simulators start beside the job, since every second without readings is a silence in the city.
 */
public final class CityStart {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration DATABASE_READY = Duration.ofMinutes(3);
    private static final Duration BACKLOG = Duration.ofSeconds(30);
    private static final List<String> LOGINS = List.of("job", "service", "reader", "player");

    private final Load load;
    private final boolean replica;
    private final Map<String, String> environment;
    private final Surroundings surroundings;
    private final DataDirectory data;
    private final CityTime time;
    private final RunningCity running;
    private final Commands commands;
    private final Checkpoints checkpoints;
    private final DrainedMark drained;

    CityStart(OpenCity.Plan plan, Surroundings surroundings, DataDirectory data, CityTime time, RunningCity running) {
        this.load = plan.load();
        this.replica = plan.replica();
        this.environment = plan.environment();
        this.surroundings = surroundings;
        this.data = data;
        this.time = time;
        this.running = running;
        this.commands = new Commands(plan.build(), data, time, installation());
        this.checkpoints = new Checkpoints(data.checkpoints());
        this.drained = new DrainedMark(data);
    }

    /**
     * A city that runs.
     *
     * @param at in the city's time
     * @param replica where the second service answers
     * @param firstLogin user and password, only at the very first start
     */
    public record Started(
            External broker,
            Store store,
            SignalFeed feed,
            TruthFiles truth,
            Instant at,
            OptionalInt replica,
            Optional<Map<?, ?>> firstLogin) {}

    Started run(City city, boolean used) {
        CompletableFuture<External> brokerStart = CompletableFuture.supplyAsync(this::broker);
        CompletableFuture<External> storeStart = CompletableFuture.supplyAsync(this::store);
        External broker = both(brokerStart, storeStart);
        External admin = storeStart.join();
        Map<String, String> passwords = passwords();
        OneShot.run(commands.migration(admin, passwords), READY);
        Store store = new Store(admin.url(), admin.user(), admin.password());
        new Registry(store).enter(city);
        new Upkeep(store).start();
        SignalFeed feed = new SignalFeed(store);
        TruthFiles truth = new TruthFiles(data, System.currentTimeMillis());
        truth.prune();
        boolean resumes =
                used && surroundings.broker().isEmpty() && checkpoints.newest().isPresent() && drained.take();
        CompletableFuture<Map<String, Object>> serviceStart =
                CompletableFuture.supplyAsync(() -> service(login(admin, "service", passwords)));
        CompletableFuture<Map<String, Object>> jobStart =
                CompletableFuture.supplyAsync(() -> job(broker, login(admin, "job", passwords), used));
        if (resumes) {
            both(CompletableFuture.supplyAsync(() -> simulators(broker, truth)), jobStart);
        } else {
            both(jobStart, serviceStart);
            if (used) {
                awaitBacklog(new StoreCounts(store));
            }
            simulators(broker, truth);
        }
        both(jobStart, serviceStart);
        running.start("exercise", READY, () -> commands.player(broker, login(admin, "player", passwords), load));
        OptionalInt second = replica ? replica(login(admin, "service", passwords)) : OptionalInt.empty();
        return new Started(broker, store, feed, truth, time.clock().instant(), second, firstLogin(serviceStart.join()));
    }

    private boolean simulators(External broker, TruthFiles truth) {
        if (load.wanted()) {
            running.start("simulators", READY, () -> commands.simulators(broker, load, truth.next()));
        }
        return load.wanted();
    }

    private External broker() {
        return surroundings.broker().orElseGet(() -> {
            Map<String, Object> facts = running.start("broker", READY, () -> commands.broker(surroundings.mqttPort()));
            return new External(String.valueOf(facts.get("url")), "", "");
        });
    }

    private External store() {
        return surroundings.store().orElseGet(() -> {
            int port = Port.anyFree().number();
            Map<String, Object> facts = running.start("database", DATABASE_READY, () -> commands.database(port));
            return new External(
                    String.valueOf(facts.get("url")),
                    String.valueOf(facts.get("user")),
                    String.valueOf(facts.get("password")));
        });
    }

    private Map<String, Object> job(External broker, External store, boolean used) {
        if (used && checkpoints.newest().isEmpty()) {
            System.out.println("  no checkpoint of the job in " + checkpoints.directory()
                    + ": it starts with the open episodes of the store");
        }
        return running.start(
                "job", READY, () -> commands.job(broker, store, checkpoints.directory(), checkpoints.newest()));
    }

    private Map<String, Object> service(External store) {
        return running.start(
                "service", READY, () -> commands.service("service", store, surroundings.httpPort(), environment));
    }

    private OptionalInt replica(External store) {
        int port = Port.anyFree().number();
        running.start("replica", READY, () -> commands.service("replica", store, port, environment));
        return OptionalInt.of(port);
    }

    /** What an earlier run had left in the broker must not be counted as this one's. */
    private void awaitBacklog(StoreCounts counts) {
        long[] last = {-1, 0};
        Drain.await(
                () -> {
                    long total = counts.total(Instant.EPOCH);
                    last[1] = total == last[0] ? last[1] + 1 : 0;
                    last[0] = total;
                    return last[1] >= 3;
                },
                BACKLOG);
    }

    private static External login(External admin, String program, Map<String, String> passwords) {
        return new External(admin.url(), "lifeline_" + program + "_login", passwords.getOrDefault(program, ""));
    }

    private Map<String, String> passwords() {
        Map<String, String> passwords = new LinkedHashMap<>();
        LOGINS.forEach(program -> passwords.put(program, Secret.in(data.secret("database-" + program))));
        return passwords;
    }

    /** Tells this city's subscriptions from those of another one at the same broker. */
    private String installation() {
        String given = environment.getOrDefault("LIFELINE_INSTALLATION", "");
        if (!given.isBlank()) {
            return given;
        }
        Path file = data.path().resolve("installation");
        return InstallationId.in(file);
    }

    private static Optional<Map<?, ?>> firstLogin(Map<String, Object> service) {
        return service.get("firstLogin") instanceof Map<?, ?> login ? Optional.of(login) : Optional.empty();
    }

    /** Waits for both, so that nothing is still being started when a failure of one is told. */
    private static <T> T both(CompletableFuture<T> first, CompletableFuture<?> second) {
        try {
            CompletableFuture.allOf(first, second).join();
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
