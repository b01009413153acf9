package lifeline.alerts.page.outbox;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import lifeline.alerts.page.NewPage;

/** Where messages are put that are to leave: within the transaction that decides them, so that neither is without the other. */
@Singleton
public final class Outbox {
    /** What wakes senders. */
    static final String CHANNEL = "lifeline_page";

    /** Puts a page; false when there is one already for its alert, transition, person and channel. */
    public boolean put(Connection connection, NewPage page) throws SQLException {
        String sql = """
                insert into page (alert, transition, person, channel, address, urgency, message, state, expires_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, 'WAITING', clock_timestamp() + ? * interval '1 millisecond')
                on conflict (alert, transition, person, channel) do nothing
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
            statement.setString(7, MessageJson.text(page.message()));
            statement.setLong(8, page.goodFor().toMillis());
            if (statement.executeUpdate() == 0) {
                return false;
            }
        }
        try (Statement wake = connection.createStatement()) {
            wake.execute("notify " + CHANNEL);
        }
        return true;
    }
}
