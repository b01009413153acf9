package lifeline.simulators.exercise;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.exercise.ExerciseState;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.shadow.ExerciseSignals;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code exercise}, as far as its player reads and writes it. Every change says in which state it may be made, so that
 * what somebody else has ended stays ended. One connection, opened anew after a failure.
 */
final class ExerciseBook implements AutoCloseable {
    private static final String COLUMNS = "select id, scenario, seed, state, started_at, heartbeat_at from exercise ";
    private static final String UNDER_WAY = " and state in ('RUNNING', 'SCORING')";
    private static final String AUDIT =
            "insert into exercise_audit (exercise, at, actor, action, comment, source) values (?, ?, 'player', ?, ?, '')";

    private final ExerciseSettings settings;
    private final CityClock clock;
    private @Nullable Connection connection;

    ExerciseBook(ExerciseSettings settings) {
        this.settings = settings;
        this.clock = settings.clock();
    }

    /** What the player is to do next. */
    enum Word {
        GO_ON,
        /** Somebody wants it ended. */
        CANCEL,
        /** It is over without the player. */
        OVER
    }

    private interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private <R> R transact(Work<R> work) throws SQLException {
        try {
            Connection open = connection;
            if (open == null || open.isClosed()) {
                open = DriverManager.getConnection(settings.storeUrl(), settings.login());
                open.setAutoCommit(false);
                connection = open;
            }
            R result = work.on(open);
            open.commit();
            return result;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** The exercise that was asked for, if there is one; it is RUNNING from now on and nobody else's. */
    Optional<RequestedExercise> take() throws SQLException {
        return transact(open -> {
            Optional<RequestedExercise> next =
                    first(open, COLUMNS + "where state = 'REQUESTED' order by id limit 1 for update skip locked");
            if (next.isPresent()) {
                long id = next.get().id().number();
                String sql = "update exercise set state = 'RUNNING', started_at = ?, heartbeat_at = ? where id = ?";
                try (PreparedStatement update = open.prepareStatement(sql)) {
                    update.setObject(1, now());
                    update.setObject(2, now());
                    update.setLong(3, id);
                    update.executeUpdate();
                }
                audit(open, id, "START", "");
            }
            return next;
        });
    }

    /** The one that was asked for last. */
    Optional<RequestedExercise> newest() throws SQLException {
        return transact(open -> first(open, COLUMNS + "order by id desc limit 1"));
    }

    private static Optional<RequestedExercise> first(Connection open, String sql) throws SQLException {
        try (Statement select = open.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            return row.next()
                    ? Optional.of(new RequestedExercise(
                            new ExerciseId(row.getLong(1)),
                            row.getString(2),
                            row.getLong(3),
                            ExerciseState.valueOf(row.getString(4)),
                            instant(row, 5),
                            instant(row, 6)))
                    : Optional.empty();
        }
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Says when it begins and when it will be over. */
    void begins(ExerciseId id, Instant begins, Instant ends) throws SQLException {
        transact(open -> {
            String sql = "update exercise set started_at = ?, ends_at = ?, heartbeat_at = ? where id = ?" + UNDER_WAY;
            try (PreparedStatement update = open.prepareStatement(sql)) {
                update.setObject(1, time(begins));
                update.setObject(2, time(ends));
                update.setObject(3, now());
                update.setLong(4, id.number());
                update.executeUpdate();
            }
            notifyOthers(open);
            return true;
        });
    }

    /** Says that the player is at it, and hears whether it is to go on. */
    Word beat(ExerciseId id) throws SQLException {
        return transact(open -> {
            String sql = "update exercise set heartbeat_at = ? where id = ?" + UNDER_WAY
                    + " returning cancelled_by is not null";
            try (PreparedStatement update = open.prepareStatement(sql)) {
                update.setObject(1, now());
                update.setLong(2, id.number());
                try (ResultSet row = update.executeQuery()) {
                    return !row.next() ? Word.OVER : row.getBoolean(1) ? Word.CANCEL : Word.GO_ON;
                }
            }
        });
    }

    /** Tells what has been broken so far, as JSON. */
    void broken(ExerciseId id, String faults) throws SQLException {
        transact(open -> {
            String sql = "update exercise set faults = ?::jsonb where id = ?" + UNDER_WAY;
            try (PreparedStatement update = open.prepareStatement(sql)) {
                update.setString(1, faults);
                update.setLong(2, id.number());
                update.executeUpdate();
            }
            notifyOthers(open);
            return true;
        });
    }

    /** Its shadows have ended. */
    boolean scoring(ExerciseId id) throws SQLException {
        return transact(open -> {
            String sql = "update exercise set state = 'SCORING', heartbeat_at = ? where id = ? and state = 'RUNNING'";
            try (PreparedStatement update = open.prepareStatement(sql)) {
                update.setObject(1, now());
                update.setLong(2, id.number());
                boolean done = update.executeUpdate() == 1;
                audit(open, id.number(), "SCORE", "");
                return done;
            }
        });
    }

    /** It is over, with its score. */
    void finished(ExerciseId id, String score) throws SQLException {
        over(id, ExerciseState.FINISHED, "FINISH", "", score);
    }

    void cancelled(ExerciseId id) throws SQLException {
        over(id, ExerciseState.CANCELLED, "CANCEL", "", null);
    }

    void failed(ExerciseId id, String reason) throws SQLException {
        over(id, ExerciseState.FAILED, "FAIL", reason, null);
    }

    private void over(ExerciseId id, ExerciseState state, String action, String reason, @Nullable String score)
            throws SQLException {
        transact(open -> {
            String sql = "update exercise set state = ?, ended_at = ?, reason = ?, score = ?::jsonb where id = ?"
                    + UNDER_WAY;
            try (PreparedStatement update = open.prepareStatement(sql)) {
                update.setString(1, state.name());
                update.setObject(2, now());
                update.setString(3, reason);
                update.setString(4, score);
                update.setLong(5, id.number());
                if (update.executeUpdate() == 1) {
                    audit(open, id.number(), action, reason);
                }
            }
            return true;
        });
    }

    /** What was said in the exercise, subjects without its namespace, in the order of the store. */
    List<Said> said(ExerciseId id) throws SQLException {
        return transact(open -> ExerciseSignals.of(open, id));
    }

    private void audit(Connection open, long id, String action, String comment) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement(AUDIT)) {
            insert.setLong(1, id);
            insert.setObject(2, now());
            insert.setString(3, action);
            insert.setString(4, comment);
            insert.executeUpdate();
        }
        notifyOthers(open);
    }

    private static void notifyOthers(Connection open) throws SQLException {
        try (Statement notify = open.createStatement()) {
            notify.execute("notify lifeline_exercise");
        }
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // it is given up anyway
            }
        }
    }
}
