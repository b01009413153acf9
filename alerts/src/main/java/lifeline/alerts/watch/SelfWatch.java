package lifeline.alerts.watch;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lifeline.alerts.intake.JdbcSignals;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.StoreException;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows of itself, looked up every two seconds, so that health and metrics cost the store nothing however
 * often they are asked. Figures older than {@link #STALE} say nothing any more.
 */
@Singleton
public final class SelfWatch implements AutoCloseable {
    static final Duration STALE = Duration.ofSeconds(15);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final JdbcSignals signals;
    private final JdbcAlertQueries alerts;
    private final CityClock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "self-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Figures newest;

    public SelfWatch(Transactions transactions, JdbcSignals signals, JdbcAlertQueries alerts, CityClock clock) {
        this.transactions = transactions;
        this.signals = signals;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * @param signalLag how long the oldest signal not yet taken has waited, by a watch on the wall
     * @param atNanos {@link System#nanoTime} when they were looked up
     */
    record Figures(Duration signalLag, Map<Severity, Integer> open, long atNanos) {}

    /** Starts to look. */
    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            newest = transactions.read(connection -> {
                Map<Severity, Integer> open = new EnumMap<>(Severity.class);
                alerts.open(connection)
                        .values()
                        .forEach(domain ->
                                domain.forEach((severity, count) -> open.merge(severity, count, Integer::sum)));
                Duration lag = signals.lag(connection, clock.instant());
                return new Figures(clock.systemDuration(lag), open, System.nanoTime());
            });
        } catch (StoreException e) {
            // the figures grow old, which is what health and metrics then tell
        }
    }

    /** Null when the store has not answered for a while. */
    @Nullable
    Figures figures() {
        Figures figures = newest;
        boolean isFresh = figures != null && System.nanoTime() - figures.atNanos() < STALE.toNanos();
        return isFresh ? figures : null;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
