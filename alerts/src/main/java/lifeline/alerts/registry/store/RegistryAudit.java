package lifeline.alerts.registry.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.alerts.change.By;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The table {@code registry_audit}: who changed the registry. */
@Singleton
public final class RegistryAudit {
    private static final String APPEND = """
            insert into registry_audit (at, actor, action, kind, id, before, after, source)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";
    private static final String OF = "select * from registry_audit where kind = ? and id = ? order by seq desc limit ?";

    private final ObjectMapper json;

    public RegistryAudit(ObjectMapper json) {
        this.json = json;
    }

    /** What is written down of a change. */
    record Line(
            String kind,
            String id,
            String action,
            @Nullable Object before,
            @Nullable Object after) {
        static Line written(String kind, String id, @Nullable Object before, Object after) {
            return new Line(kind, id, before == null ? "MADE" : "CHANGED", before, after);
        }

        static Line retired(String kind, String id, Object before) {
            return new Line(kind, id, "RETIRED", before, null);
        }
    }

    /** What was done with an entry; {@code before} and {@code after} as it was and is. */
    public record Entry(
            long seq,
            Instant at,
            String actor,
            String action,
            @Nullable Object before,
            @Nullable Object after,
            String source) {}

    void append(Connection connection, By by, Instant at, List<Line> lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (Line line : lines) {
                insert.setObject(1, Columns.time(at));
                insert.setString(2, by.actor());
                insert.setString(3, line.action());
                insert.setString(4, line.kind());
                insert.setString(5, line.id());
                insert.setString(6, text(line.before()));
                insert.setString(7, text(line.after()));
                insert.setString(8, by.source());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Newest first. */
    public List<Entry> of(Connection connection, String kind, String id, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF)) {
            select.setString(1, kind);
            select.setString(2, id);
            select.setInt(3, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong("seq"),
                            Columns.instant(row, "at"),
                            row.getString("actor"),
                            row.getString("action"),
                            tree(row.getString("before")),
                            tree(row.getString("after")),
                            row.getString("source")));
                }
            }
            return entries;
        }
    }

    private @Nullable String text(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry can always be written", e);
        }
    }

    private @Nullable Object tree(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the audit holds JSON", e);
        }
    }
}
