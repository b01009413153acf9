package lifeline.alerts.exercise;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.Settings;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.live.News;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.exercise.ExerciseState;

/**
 * Watches the exercises: one whose player is not heard of any more has failed; what is left open of one that is over is closed;
 * whoever looks is told when anything changes. Of several replicas each may do it: a change is made once.
 */
@Singleton
public final class ExerciseWatch implements AutoCloseable {
    static final String CHANNEL = "lifeline_exercise";

    /** By a watch on the wall; a player says every second that it is there. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(15);

    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(60);
    private static final int BATCH = 100;
    private static final String NOT_TAKEN = "一分钟内没有演练程序接手；用 ./lifeline up 启动它，再重新开始演练。"
            + " No player took it within a minute: ./lifeline up starts one. Then start the exercise again.";
    private static final String DIED = "演练程序中断；它恢复后会结束影子设备，然后请重新开始演练。"
            + " The player died; its shadow devices end when it is back. Then start the exercise again.";

    private final Transactions transactions;
    private final JdbcExercises exercises;
    private final JdbcAlerts alerts;
    private final News news;
    private final CityClock clock;
    private final Follower follower;

    public ExerciseWatch(
            Transactions transactions,
            JdbcExercises exercises,
            JdbcAlerts alerts,
            News news,
            CityClock clock,
            Settings settings) {
        this.transactions = transactions;
        this.exercises = exercises;
        this.alerts = alerts;
        this.news = news;
        this.clock = clock;
        this.follower = new Follower("exercise-watch", settings, CHANNEL, this::look);
    }

    public void start() {
        follower.start();
    }

    private boolean look() {
        List<ExerciseRow> newest = transactions.read(connection -> exercises.newest(connection, 1));
        newest.stream().filter(row -> !row.state().isOver()).forEach(this::failIfDead);
        boolean more = false;
        if (!transactions.read(connection -> exercises.leftOpen(connection, 1)).isEmpty()) {
            more = transactions.write(this::closeSome);
        }
        newest.forEach(row -> news.tell(
                "exercise",
                row.news(),
                "{\"id\":" + row.id() + ",\"state\":\"" + row.state().name() + "\"}"));
        return more;
    }

    private void failIfDead(ExerciseRow exercise) {
        Optional<String> reason = whyDead(exercise, clock.instant());
        if (reason.isPresent()) {
            transactions.write(connection -> {
                Instant now = clock.instant();
                boolean isDone = exercises.fail(connection, exercise.id(), exercise.state(), reason.get(), now);
                if (isDone) {
                    exercises.append(
                            connection,
                            exercise.id(),
                            new AuditEntry(0, 0, now, AuditEntry.MACHINE, "FAIL", reason.get(), ""));
                }
                return isDone;
            });
        }
    }

    /** Why nothing more will come of it; empty while something may. */
    Optional<String> whyDead(ExerciseRow exercise, Instant now) {
        if (exercise.state() == ExerciseState.REQUESTED) {
            return isLongAgo(exercise.requestedAt(), now, TAKEN_WITHIN) ? Optional.of(NOT_TAKEN) : Optional.empty();
        }
        Instant heard = exercise.heartbeatAt().orElse(exercise.requestedAt());
        return isLongAgo(heard, now, DEAD_AFTER) ? Optional.of(DIED) : Optional.empty();
    }

    private boolean isLongAgo(Instant then, Instant now, Duration patience) {
        return clock.systemDuration(Duration.between(then, now)).compareTo(patience) > 0;
    }

    private boolean closeSome(Connection connection) throws SQLException {
        alerts.lockWriters(connection);
        List<Long> left = exercises.leftOpen(connection, BATCH);
        for (long id : left) {
            Alert alert = alerts.find(connection, id).orElseThrow().alert();
            Instant now = clock.instant();
            alerts.update(connection, id, alert.endOfExercise(AuditEntry.MACHINE, now));
            alerts.endEpisodes(connection, id, now);
            String exercise = alert.origin().exercise().map(Object::toString).orElse("");
            alerts.append(
                    connection,
                    new AuditEntry(0, id, now, AuditEntry.MACHINE, "CLOSE", "exercise ended", "exercise " + exercise),
                    null);
        }
        alerts.wakeFollowers(connection);
        return left.size() == BATCH;
    }

    @Override
    public void close() {
        follower.close();
    }
}
