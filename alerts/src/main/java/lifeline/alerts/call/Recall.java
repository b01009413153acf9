package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Outbox;
import lifeline.alerts.store.StoredAlert;

/** What becomes of pages when nobody is wanted any more: those that have not left stay, and those who were paged hear that it is over. */
@Singleton
public final class Recall {
    private static final Duration GOOD_FOR = Duration.ofHours(2);

    private final Outbox outbox;
    private final MessageWriter writer;

    public Recall(Outbox outbox, MessageWriter writer) {
        this.outbox = outbox;
        this.writer = writer;
    }

    /** Somebody who was, or may have been, told of an alert. */
    private record Told(String person, String channel, String address, String language) {}

    void withdraw(Connection connection, long alert, Call.End end) throws SQLException {
        String sql = """
                update page set state = 'CANCELLED', ended_at = clock_timestamp(), reason = ?
                where alert = ? and state = 'WAITING' and message ->> 'kind' = 'ALERT'
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "the call has ended: " + end.name().toLowerCase(Locale.ROOT));
            statement.setLong(2, alert);
            statement.executeUpdate();
        }
    }

    /** Whoever was told hears it, once for each time it ends. */
    void tellRecovered(Connection connection, StoredAlert alert, long seq) throws SQLException {
        for (Told told : told(connection, alert.id())) {
            outbox.put(
                    connection,
                    new NewPage(
                            OptionalLong.of(alert.id()),
                            "RECOVERED/" + seq,
                            told.person(),
                            told.channel(),
                            told.address(),
                            1,
                            GOOD_FOR,
                            writer.recovered(alert, told.language())));
        }
    }

    private static List<Told> told(Connection connection, long alert) throws SQLException {
        String sql = """
                select distinct p.person, p.channel, p.address, coalesce(w.language, 'zh') as language
                from page p left join person w on w.id = p.person
                where p.alert = ? and p.state in ('SENDING', 'SENT', 'UNKNOWN') and p.message ->> 'kind' = 'ALERT'
                order by 1, 2
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, alert);
            List<Told> told = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    told.add(new Told(
                            row.getString("person"),
                            row.getString("channel"),
                            row.getString("address"),
                            row.getString("language")));
                }
            }
            return told;
        }
    }
}
