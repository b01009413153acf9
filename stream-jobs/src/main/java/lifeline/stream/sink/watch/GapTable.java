package lifeline.stream.sink.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.stream.store.StoreTime;

/**
 * The column {@code gaps} of the ledger. What is told is the count of the hour so far: told twice it stays the same. Rows
 * are locked in the order of all writers of the ledger; devices that the store does not have are left out.
 */
final class GapTable {
    private static final String WRITE = """
            insert into ledger as l (device, hour, domain, gaps)
            select d.id, timestamptz 'epoch' + g.hour * interval '1 hour', d.domain, g.gaps
            from unnest(?::text[], ?::bigint[], ?::bigint[]) g (device, hour, gaps) join device d on d.id = g.device
            order by d.id collate "C", g.hour
            on conflict (device, hour) do update set gaps = greatest(l.gaps, excluded.gaps)""";
    private static final String FORGET = "delete from ledger where hour < ?";

    private final Connection connection;

    GapTable(Connection connection) {
        this.connection = connection;
    }

    /** A device in an hour; hours since 1970. */
    record Slot(String device, long hour) {}

    int write(Map<Slot, Long> gaps) throws SQLException {
        List<Map.Entry<Slot, Long>> rows = List.copyOf(gaps.entrySet());
        Object[] devices = rows.stream().map(row -> row.getKey().device()).toArray();
        Object[] hours = rows.stream().map(row -> row.getKey().hour()).toArray();
        Object[] counts = rows.stream().map(Map.Entry::getValue).toArray();
        try (PreparedStatement upsert = connection.prepareStatement(WRITE)) {
            upsert.setArray(1, connection.createArrayOf("text", devices));
            upsert.setArray(2, connection.createArrayOf("int8", hours));
            upsert.setArray(3, connection.createArrayOf("int8", counts));
            return upsert.executeUpdate();
        }
    }

    /** Removes the ledger's rows of hours before {@code instant}. */
    int forget(Instant instant) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, StoreTime.of(instant));
            return delete.executeUpdate();
        }
    }
}
