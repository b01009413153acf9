package lifeline.alerts.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.store.Columns;

/** Reads the table {@code ledger}. */
@Singleton
public final class JdbcLedger {
    private static final int PATIENCE_SECONDS = 15;
    private static final String BALANCED = "received = stored + duplicate + rejected";
    private static final String WHICH = """
            from ledger
            where hour >= date_trunc('hour', ?::timestamptz) and hour < ? and ((?::text is null and device !~ '^exercise-[0-9]+:') or device = ?)
                and (?::text is null or domain = ?)
            """;
    private static final String TOTAL = """
            select count(*) as rows, count(*) filter (where not (%s)) as unbalanced,
                coalesce(sum(received), 0) as received, coalesce(sum(stored), 0) as stored,
                coalesce(sum(duplicate), 0) as duplicate, coalesce(sum(rejected), 0) as rejected,
                coalesce(sum(late), 0) as late, coalesce(sum(gaps), 0) as gaps
            %s""".formatted(BALANCED, WHICH);
    private static final String ROWS = """
            select device, domain, hour, received, stored, duplicate, rejected, late, gaps, %s as balanced
            %s and (not ? or not (%s))
            order by hour desc, device limit ?""".formatted(BALANCED, WHICH, BALANCED);

    /**
     * Which rows.
     *
     * @param from its whole hour
     * @param to an hour that begins here is out
     * @param onlyUnbalanced only rows that break the law; the sums stay those of all
     */
    public record Search(
            Optional<String> device,
            Optional<String> domain,
            Instant from,
            Instant to,
            boolean onlyUnbalanced,
            int limit) {}

    public LedgerPage page(Connection connection, Search search) throws SQLException {
        List<LedgerRow> items = rows(connection, search);
        try (PreparedStatement total = connection.prepareStatement(TOTAL)) {
            ask(total, search);
            try (ResultSet row = total.executeQuery()) {
                row.next();
                return new LedgerPage(
                        search.from(),
                        search.to(),
                        LedgerCount.of(row),
                        row.getLong("rows"),
                        row.getLong("unbalanced"),
                        items);
            }
        }
    }

    private static List<LedgerRow> rows(Connection connection, Search search) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            int next = ask(select, search);
            select.setBoolean(next, search.onlyUnbalanced());
            select.setInt(next + 1, search.limit());
            List<LedgerRow> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(new LedgerRow(
                            row.getString("device"),
                            row.getString("domain"),
                            Columns.instant(row, "hour"),
                            LedgerCount.of(row),
                            row.getBoolean("balanced")));
                }
            }
            return items;
        }
    }

    private static int ask(PreparedStatement statement, Search search) throws SQLException {
        statement.setQueryTimeout(PATIENCE_SECONDS);
        statement.setObject(1, Columns.time(search.from()));
        statement.setObject(2, Columns.time(search.to()));
        statement.setString(3, search.device().orElse(null));
        statement.setString(4, search.device().orElse(null));
        statement.setString(5, search.domain().orElse(null));
        statement.setString(6, search.domain().orElse(null));
        return 7;
    }
}
