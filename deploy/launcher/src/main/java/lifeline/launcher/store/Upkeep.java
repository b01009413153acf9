package lifeline.launcher.store;

import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the store every hour: readings that came too late for their chunk go to where they belong, and what is older
 * than its tier goes away. Where TimescaleDB has a job for it, this is done twice, without harm.
 */
public final class Upkeep implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Store store;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "upkeep");
        named.setDaemon(true);
        return named;
    });

    public Upkeep(Store store) {
        this.store = store;
    }

    /** Begins now, in a thread of its own. */
    public Upkeep start() {
        thread.scheduleWithFixedDelay(this::runUnlessAway, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void runUnlessAway() {
        try {
            run();
        } catch (StoreUnavailableException e) {
            // it is being restarted, which is shown; the next hour does what this one could not
        }
    }

    void run() {
        store.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select merge_staged_readings()");
                return statement.execute("select apply_retention()");
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
