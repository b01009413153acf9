package lifeline.stream.store.beginning;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.operator.OpenEpisodes;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreFailedException;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;

/** The episodes open in the store's table of that name. */
public final class JdbcOpenEpisodes implements OpenEpisodes {
    private static final long serialVersionUID = 1;

    private static final String OPEN = """
            select e.rule, e.subject, e.domain, e.asset, e.device, e.quantity, e.episode, e.severity, e.step, e.began_at,
                   coalesce((select max(s.at) from signal s
                             where s.subject = e.subject and s.rule = e.rule and s.episode = e.episode), e.episode) as at
            from episode e
            where e.cleared_at is null""";

    private final StoreAccess access;

    public JdbcOpenEpisodes(StoreAccess access) {
        this.access = access;
    }

    @Override
    public List<OpenEpisode> read() throws InterruptedException {
        try (StoreSession session = new StoreSession(access)) {
            return session.transact(JdbcOpenEpisodes::read);
        } catch (StoreRefusedException e) {
            throw new StoreFailedException("the open episodes cannot be read", e);
        }
    }

    private static List<OpenEpisode> read(Connection connection) throws SQLException {
        List<OpenEpisode> open = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OPEN)) {
            while (row.next()) {
                open.add(new OpenEpisode(
                        new AlertKey(row.getString("rule"), row.getString("subject")),
                        row.getString("domain"),
                        row.getString("asset"),
                        row.getString("device"),
                        row.getString("quantity"),
                        instant(row, "episode"),
                        Severity.valueOf(row.getString("severity")),
                        row.getInt("step"),
                        instant(row, "began_at"),
                        instant(row, "at")));
            }
        }
        return open;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
