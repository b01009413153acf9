package lifeline.launcher.city;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import lifeline.contract.city.City;
import lifeline.launcher.Refusal;
import lifeline.launcher.Stop;
import lifeline.launcher.place.Build;
import lifeline.launcher.place.CityTime;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.DirectoryLock;
import lifeline.launcher.place.Preflight;
import lifeline.launcher.place.Surroundings;
import lifeline.launcher.watch.Backoff;
import lifeline.launcher.watch.StatusFile;

/**
 * A data directory taken, a machine looked at, and the programs that run there. Closing stops them all and lets go of the
 * directory; until then Ctrl-C only asks.
 */
public final class OpenCity implements AutoCloseable {
    private final Plan plan;
    private final Surroundings surroundings;
    private final DataDirectory data;
    private final DirectoryLock lock;
    private final Stop stop;
    private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
    private final CityTime time;
    private final RunningCity running;
    private boolean live;

    /**
     * What is wanted.
     *
     * @param city the registry entered at the start
     * @param directory where everything is kept
     * @param fresh whether what an earlier run has left there is deleted first
     * @param speed of the city's time
     * @param replica whether a second service runs beside the first
     * @param backoff for what dies
     */
    public record Plan(
            Load load,
            City city,
            Path directory,
            boolean fresh,
            double speed,
            boolean replica,
            Backoff backoff,
            Build build,
            Map<String, String> environment) {}

    private OpenCity(Plan plan, Surroundings surroundings, DataDirectory data, DirectoryLock lock) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.data = data;
        this.lock = lock;
        this.stop = Stop.onSignal(() -> asked.complete(true));
        this.time = CityTime.open(data.clock(), plan.speed(), Instant.now());
        StatusFile statusFile = new StatusFile(data.status(), time.clock().instant(), plan.speed());
        this.running = new RunningCity(time, statusFile, plan.backoff(), System.out::println);
    }

    /** @throws Refusal naming everything that stands in the way */
    public static OpenCity of(Plan plan) {
        Surroundings surroundings = Surroundings.from(plan.environment());
        plan.build().refuseMissing(needed(surroundings));
        DataDirectory data = new DataDirectory(plan.directory());
        data.prepare();
        OpenCity open = new OpenCity(plan, surroundings, data, DirectoryLock.take(data));
        try {
            new Preflight(surroundings).run();
            if (plan.fresh()) {
                data.clear();
            }
            return open;
        } catch (Refusal e) {
            open.close();
            throw e;
        }
    }

    private static List<String> needed(Surroundings surroundings) {
        List<String> modules = new ArrayList<>(List.of("stream-jobs", "alerts", "deploy/database", "simulators"));
        if (surroundings.broker().isEmpty()) {
            modules.add("deploy/broker");
        }
        return modules;
    }

    /** Empty when it was told to stop meanwhile: nobody waits for the end of a start that nobody wants any more. */
    public Optional<CityStart.Started> start() {
        boolean used = data.isUsed();
        System.out.println("Starting a city in " + data.path());
        CityStart start = new CityStart(plan, surroundings, data, time, running);
        AtomicBoolean starting = new AtomicBoolean(true);
        CompletableFuture<Void> cutOff = asked.thenRunAsync(() -> {
            if (starting.compareAndSet(true, false)) {
                running.stopAll();
            }
        });
        try {
            CityStart.Started started = start.run(plan.city(), used);
            live = starting.compareAndSet(true, false);
            return live ? Optional.of(started) : Optional.empty();
        } catch (Refusal e) {
            if (starting.compareAndSet(true, false)) {
                throw e;
            }
            cutOff.join();
            return Optional.empty();
        }
    }

    /** Waits so long, or until it is told to stop. Keeps the city's clock meanwhile; true when it was told to stop. */
    public boolean isAskedToStopWithin(Duration patience) {
        boolean isAsked = asked.copy()
                .completeOnTimeout(false, patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .join();
        time.keepAhead();
        return isAsked;
    }

    public RunningCity running() {
        return running;
    }

    public CityTime time() {
        return time;
    }

    public DataDirectory data() {
        return data;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void close() {
        running.stopAll();
        if (live) {
            time.keep();
        }
        lock.close();
        stop.done();
    }
}
