package lifeline.alerts.city;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** Reads what could not be used, newest first. */
@Singleton
public final class JdbcRejections {
    private static final int EXCERPT_BYTES = 512;

    /**
     * A message or reading that could not be used.
     *
     * @param excerpt the beginning of the payload as text; what is no text shows as a replacement character
     * @param bytes length of the whole payload
     */
    public record RejectionRow(
            long id,
            Instant receivedAt,
            String reason,
            String topic,
            String device,
            String detail,
            String excerpt,
            int bytes,
            @Nullable String sha256) {}

    public List<RejectionRow> newest(Connection connection, int limit) throws SQLException {
        String sql = """
                select id, received_at, reason, topic, device, detail, substring(excerpt from 1 for ?) as excerpt, bytes,
                    sha256
                from rejection order by id desc limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, EXCERPT_BYTES);
            statement.setInt(2, limit);
            List<RejectionRow> rejections = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rejections.add(new RejectionRow(
                            rows.getLong("id"),
                            Columns.instant(rows, "received_at"),
                            rows.getString("reason"),
                            rows.getString("topic"),
                            rows.getString("device"),
                            rows.getString("detail"),
                            text(rows.getBytes("excerpt")),
                            rows.getInt("bytes"),
                            rows.getString("sha256")));
                }
            }
            return rejections;
        }
    }

    private static String text(byte[] excerpt) {
        return new String(excerpt, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
