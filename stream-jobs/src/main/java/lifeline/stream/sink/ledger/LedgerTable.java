package lifeline.stream.sink.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The table {@code ledger}. Its rows are locked in order of device and hour, last in their transaction, so that writers
 * neither wait in a circle nor for long.
 */
public final class LedgerTable {
    private static final String STATEMENT = """
            insert into ledger as l (device, hour, domain, received, stored, duplicate, rejected, late)
            %s
            on conflict (device, hour) do update
            set received = l.received + excluded.received, stored = l.stored + excluded.stored,
                duplicate = l.duplicate + excluded.duplicate, rejected = l.rejected + excluded.rejected,
                late = l.late + excluded.late""";
    private static final String GIVEN = """
            unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                c (device, hour, domain, received, stored, duplicate, rejected, late)""";
    private static final String KNOWN = STATEMENT.formatted("""
            select device, timestamptz 'epoch' + hour * interval '1 hour', domain, received, stored, duplicate, rejected, late
            from %s
            order by device collate "C", hour""".formatted(GIVEN));
    /** Names that no device of the store has, and anybody can make up, share one row an hour. */
    private static final String ANYBODY = STATEMENT.formatted("""
            select device, hour, max(domain), sum(received), sum(stored), sum(duplicate), sum(rejected), sum(late)
            from (
                select coalesce(d.id, '') as device, timestamptz 'epoch' + c.hour * interval '1 hour' as hour,
                    coalesce(d.domain, '') as domain, received, stored, duplicate, rejected, late
                from %s left join device d on d.id = c.device) n
            group by device, hour
            order by device collate "C", hour""".formatted(GIVEN));

    private final Connection connection;

    public LedgerTable(Connection connection) {
        this.connection = connection;
    }

    /** Adds counts of devices that the store has. */
    public void addKnown(LedgerCounts counts) throws SQLException {
        add(KNOWN, counts);
    }

    /** Adds counts of devices that the store may not have. */
    public void addAnybody(LedgerCounts counts) throws SQLException {
        add(ANYBODY, counts);
    }

    private void add(String sql, LedgerCounts counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<LedgerCounts.Slot, LedgerCounts.Count>> rows =
                List.copyOf(counts.bySlot().entrySet());
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            setTexts(upsert, 1, rows, row -> row.getKey().device());
            setLongs(upsert, 2, rows, row -> row.getKey().hour());
            setTexts(upsert, 3, rows, row -> row.getValue().domain);
            setLongs(upsert, 4, rows, row -> row.getValue().received);
            setLongs(upsert, 5, rows, row -> row.getValue().stored);
            setLongs(upsert, 6, rows, row -> row.getValue().duplicate);
            setLongs(upsert, 7, rows, row -> row.getValue().rejected);
            setLongs(upsert, 8, rows, row -> row.getValue().late);
            upsert.executeUpdate();
        }
    }

    private <R> void setTexts(PreparedStatement to, int index, List<R> rows, Function<R, String> column)
            throws SQLException {
        to.setArray(
                index,
                connection.createArrayOf("text", rows.stream().map(column).toArray()));
    }

    private <R> void setLongs(PreparedStatement to, int index, List<R> rows, ToLongFunction<R> column)
            throws SQLException {
        to.setArray(
                index,
                connection.createArrayOf(
                        "int8", rows.stream().mapToLong(column).boxed().toArray()));
    }
}
