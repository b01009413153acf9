package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is known of the calls and pages of an alert: who was wanted, who was told over what, and what became of it. */
@Singleton
public final class JdbcPaged {
    private static final String CALLS = """
            select jsonb_build_object('id', id, 'occasion', occasion, 'severity', severity, 'chain', chain, 'state', state,
                'step', step, 'round', round, 'beganAt', began_at, 'nextAt', next_at, 'endedAt', ended_at,
                'answeredBy', answered_by)::text
            from call where alert = ? order by id
            """;
    private static final String PAGES = """
            select jsonb_build_object('id', p.id, 'transition', p.transition, 'person', p.person, 'channel', p.channel,
                'kind', p.message ->> 'kind', 'state', p.state, 'reason', p.reason, 'possiblyTwice', p.possibly_twice,
                'createdAt', p.created_at, 'endedAt', p.ended_at,
                'attempts', (select coalesce(jsonb_agg(jsonb_build_object('attempt', t.attempt, 'beganAt', t.began_at,
                    'endedAt', t.ended_at, 'outcome', t.outcome, 'status', t.status, 'answer', t.answer) order by t.attempt),
                    '[]') from page_attempt t where t.page = p.id))::text
            from page p where p.alert = ? order by p.id limit 500
            """;

    /** JSON, oldest first. */
    public List<String> calls(Connection connection, long alert) throws SQLException {
        return texts(connection, CALLS, alert);
    }

    /** JSON, oldest first, without addresses and links. */
    public List<String> pages(Connection connection, long alert) throws SQLException {
        return texts(connection, PAGES, alert);
    }

    private static List<String> texts(Connection connection, String sql, long alert) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, alert);
            List<String> texts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        }
    }
}
