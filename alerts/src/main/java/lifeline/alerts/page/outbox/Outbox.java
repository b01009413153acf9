package lifeline.alerts.page.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import lifeline.alerts.page.NewPage;

/** Stands in until the branch with the outbox is merged. */
@Singleton
public final class Outbox {
    private final ObjectMapper json;

    public Outbox(ObjectMapper json) {
        this.json = json;
    }

    public boolean put(Connection connection, NewPage page) throws SQLException {
        String sql = """
                insert into page (alert, transition, person, channel, address, urgency, message, state, expires_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, 'WAITING', clock_timestamp() + ? * interval '1 second') on conflict do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (page.alert().isPresent()) {
                statement.setLong(1, page.alert().getAsLong());
            } else {
                statement.setNull(1, Types.BIGINT);
            }
            statement.setString(2, page.transition());
            statement.setString(3, page.person());
            statement.setString(4, page.channel());
            statement.setString(5, page.address());
            statement.setInt(6, page.urgency());
            statement.setString(7, json.writeValueAsString(page.message()));
            statement.setLong(8, page.goodFor().toSeconds());
            return statement.executeUpdate() == 1;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
