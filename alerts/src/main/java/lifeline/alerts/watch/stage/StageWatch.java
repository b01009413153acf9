package lifeline.alerts.watch.stage;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lifeline.alerts.Settings;
import lifeline.alerts.store.StoreException;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.watch.stage.JdbcStages.Way;
import lifeline.alerts.watch.stage.StageLook.Disk;
import lifeline.alerts.watch.stage.StageLook.Seen;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at every stage every five seconds and has told what is wrong. On a clock of the wall: it is about programs, not the city. */
@Singleton
public final class StageWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StageWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofSeconds(60);

    private final WatchSettings settings;
    private final Transactions transactions;
    private final JdbcStages stages;
    private final DailyTest test;
    private final Herald herald;
    private final StageBook book = new StageBook();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "stage-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Instant startedAt = Instant.now();
    private @Nullable Instant storeSilentSince;
    private Instant beatAt = Instant.EPOCH;
    private String tested = "";
    private String testing = "";
    private volatile List<Finding> newest = List.of();

    public StageWatch(Settings settings, Transactions transactions, JdbcStages stages, DailyTest test, Herald herald) {
        this.settings = settings.watch();
        this.transactions = transactions;
        this.stages = stages;
        this.test = test;
        this.herald = herald;
    }

    public void start() {
        var unused =
                timer.scheduleWithFixedDelay(this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is wrong now. */
    public List<Finding> findings() {
        return newest;
    }

    private void round() {
        try {
            Instant now = Instant.now();
            StageLook look = look(now);
            newest = StageRules.findings(look);
            book.take(newest, now).forEach(telling -> herald.tell(telling, now));
            if (look.storeSilentSince().isEmpty() && !now.isBefore(beatAt.plus(BEAT))) {
                beatAt = now;
                herald.beat(now);
            }
        } catch (RuntimeException e) {
            LOG.error("the watch over the stages stumbled, and goes on", e);
        }
    }

    private StageLook look(Instant now) {
        Disk disk = disk();
        try {
            StageLook look = transactions.write(connection -> look(connection, now, disk));
            storeSilentSince = null;
            // committed now
            tested = testing;
            return look;
        } catch (StoreException e) {
            if (storeSilentSince == null) {
                storeSilentSince = now;
            }
            Optional<StageLook.Seen> none = Optional.empty();
            return new StageLook(
                    now, Optional.of(storeSilentSince), none, none, Duration.ZERO, none, none, disk, List.of());
        }
    }

    private StageLook look(Connection connection, Instant now, Disk disk) throws SQLException {
        Map<String, Way> ways = stages.ways(connection);
        herald.learn(ways);
        testing = test.due(ways.values(), now);
        if (!testing.equals(tested)) {
            test.put(connection, ways.values(), now);
        }
        return new StageLook(
                now,
                Optional.empty(),
                sinceStart(stages.job(connection), now),
                sinceStart(stages.reading(connection), now),
                stages.shortestPeriod(connection),
                sinceStart(stages.signal(connection), now),
                sinceStart(stages.page(connection), now),
                disk,
                stages.failedTests(connection, DailyTest.transition(now)));
    }

    /** What was silent before this service started may be starting, too: its silence counts from then on. */
    private Optional<Seen> sinceStart(Optional<Seen> seen, Instant now) {
        Duration here = Duration.between(startedAt, now);
        return seen.map(one -> one.age().compareTo(here) > 0 ? new Seen(one.at(), here) : one);
    }

    private Disk disk() {
        java.io.File folder = settings.data().toFile();
        return new Disk(folder.getTotalSpace(), folder.getUsableSpace());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
