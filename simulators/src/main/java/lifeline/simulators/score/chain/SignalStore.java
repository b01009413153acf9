package lifeline.simulators.score.chain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lifeline.contract.exercise.ExerciseId;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.shadow.ExerciseSignals;

/** The signals of exercises in the chain's store; only read. */
final class SignalStore implements AutoCloseable {
    /** The store keeps 50,000 shadows, each for a day after it was last heard; others exercise, too. */
    static final int ROOM = 40_000;

    private static final String MAY_COUNT = "select has_table_privilege('device', 'select')";
    private static final String SHADOWS =
            "select count(*) from device where not registered and id ~ '^exercise-[0-9]+:' and expires_at >= ?";

    private static final String LOGIN_REFUSED = "28";
    private static final String NO_SUCH_TABLE = "42P01";
    private static final String NOT_ALLOWED = "42501";
    private static final String WHO_READS =
            "LIFELINE_DB_USER and LIFELINE_DB_PASSWORD or LIFELINE_DB_PASSWORD_FILE say who reads (up prints such a user)";

    private final Connection connection;

    private SignalStore(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException when it cannot be reached */
    static SignalStore of(ChainSettings settings) {
        try {
            Connection connection = DriverManager.getConnection(settings.storeUrl(), settings.login());
            connection.setReadOnly(true);
            return new SignalStore(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(whyNotConnected(settings, e), e);
        }
    }

    private static String whyNotConnected(ChainSettings settings, SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith(LOGIN_REFUSED)
                ? "the store does not let us in; " + WHO_READS + ": " + e.getMessage()
                : "the store " + settings.storeUrl() + " cannot be reached: " + e.getMessage();
    }

    /** What was said in one of them. */
    List<Said> said(ExerciseId exercise) {
        try {
            return ExerciseSignals.of(connection, exercise);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** How many more shadows it takes at {@code now}; as if there were none where the reader may not look. */
    int room(Instant now) {
        try (PreparedStatement allowed = connection.prepareStatement(MAY_COUNT);
                ResultSet may = allowed.executeQuery()) {
            return may.next() && may.getBoolean(1) ? Math.max(0, ROOM - shadows(now)) : ROOM;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private int shadows(Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SHADOWS)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Whether nothing was ever said under these numbers. */
    boolean isFresh(long first, long last) {
        String sql = "select not exists (select from exercise_signal where exercise between ? and ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, first);
            select.setLong(2, last);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        String why =
                switch (String.valueOf(e.getSQLState())) {
                    case NO_SUCH_TABLE -> "this is no store of Lifeline, or one from before there were exercises: ";
                    case NOT_ALLOWED -> WHO_READS + ", and must be allowed to read the view exercise_signal: ";
                    default -> "";
                };
        return new IllegalStateException("the signals cannot be read from the store: " + why + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is given up anyway
        }
    }
}
