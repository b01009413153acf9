package lifeline.simulators.score.chain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import lifeline.contract.exercise.ExerciseId;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.shadow.ExerciseSignals;

/** The signals of exercises in the chain's store; only read. */
final class SignalStore implements AutoCloseable {
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
            throw new IllegalStateException(
                    "the store does not let us in; LIFELINE_DB_USER and LIFELINE_DB_PASSWORD or"
                            + " LIFELINE_DB_PASSWORD_FILE say who reads: " + e.getMessage(),
                    e);
        }
    }

    /** What was said in one of them. */
    List<Said> said(ExerciseId exercise) {
        try {
            return ExerciseSignals.of(connection, exercise);
        } catch (SQLException e) {
            throw unreadable(e);
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
        return new IllegalStateException("the signals cannot be read from the store: " + e.getMessage(), e);
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
