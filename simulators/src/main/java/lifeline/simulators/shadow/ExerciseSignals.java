package lifeline.simulators.shadow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.score.match.Said;

/** The view {@code exercise_signal}. */
public final class ExerciseSignals {
    private static final String OF_ONE =
            "select rule, subject, kind, severity, at from exercise_signal where exercise = ? order by seq";

    private ExerciseSignals() {}

    /** What was said in an exercise, subjects without its namespace, in the order of the store. */
    public static List<Said> of(Connection connection, ExerciseId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_ONE)) {
            select.setLong(1, id.number());
            List<Said> said = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    said.add(new Said(
                            row.getString(1),
                            row.getString(2).substring(id.prefix().length()),
                            SignalKind.valueOf(row.getString(3)),
                            Severity.valueOf(row.getString(4)),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
            return said;
        }
    }
}
