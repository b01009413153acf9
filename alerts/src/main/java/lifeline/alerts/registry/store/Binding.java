package lifeline.alerts.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds many values at once. */
final class Binding {
    private Binding() {}

    static void bind(PreparedStatement statement, List<String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
    }

    /** An array a column, all as text: the cast in the statement makes of it what the column wants. */
    static <T> void bind(
            Connection connection,
            PreparedStatement statement,
            List<T> entries,
            List<Function<T, @Nullable Object>> columns)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object[] values = new @Nullable Object[entries.size()];
            for (int j = 0; j < values.length; j++) {
                Object value = columns.get(i).apply(entries.get(j));
                values[j] = value == null ? null : value.toString();
            }
            statement.setArray(i + 1, connection.createArrayOf("text", values));
        }
    }
}
