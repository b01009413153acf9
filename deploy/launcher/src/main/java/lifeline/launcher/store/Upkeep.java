package lifeline.launcher.store;

import java.sql.Statement;
import java.time.Duration;

/**
 * Looks after the store every hour: readings that came too late for their chunk go to where they belong, and what is older
 * than its tier goes away. Where TimescaleDB has a job for it, this is done twice, without harm.
 */
public final class Upkeep {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Store store;

    public Upkeep(Store store) {
        this.store = store;
    }

    /** Begins now, in a thread of its own that ends with the program. */
    public void start() {
        Thread thread = new Thread(this::runForever, "upkeep");
        thread.setDaemon(true);
        thread.start();
    }

    private void runForever() {
        try {
            while (true) {
                runUnlessAway();
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
}
