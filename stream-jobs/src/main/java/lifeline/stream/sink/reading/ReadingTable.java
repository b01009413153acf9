package lifeline.stream.sink.reading;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.stream.sink.ledger.LedgerCounts;
import lifeline.stream.sink.ledger.LedgerTable;
import lifeline.stream.store.StoreTime;

/**
 * The tables {@code reading}, {@code latest} and {@code reading_mark}. A row whose key is there already is left as it is.
 * Rows are written in order of sensor, so that writers cannot wait for each other in a circle.
 */
final class ReadingTable {
    private static final String AT = "timestamptz 'epoch' + %s * interval '1 microsecond'";
    private static final String INSERT = """
            insert into reading (sensor, observed_at, value, quality)
            select s, %s, v::real, q from unnest(?::integer[], ?::bigint[], ?::float8[], ?::smallint[]) r (s, t, v, q)
            order by s, t
            on conflict do nothing
            returning sensor, round(date_part('epoch', observed_at) * 1e6)::bigint""".formatted(AT.formatted("t"));
    private static final String LATEST = """
            insert into latest as l (sensor, observed_at, received_at, value, quality)
            select s, %s, %s, v::real, q
            from unnest(?::integer[], ?::bigint[], ?::bigint[], ?::float8[], ?::smallint[]) r (s, t, u, v, q)
            order by s
            on conflict (sensor) do update
            set observed_at = excluded.observed_at, received_at = excluded.received_at,
                value = excluded.value, quality = excluded.quality
            where l.observed_at < excluded.observed_at""".formatted(AT.formatted("t"), AT.formatted("u"));
    private static final String MARK = """
            insert into reading_mark (sensor, observed_at, device_time)
            select s, %s, %s from unnest(?::integer[], ?::bigint[], ?::bigint[]) r (s, t, d)
            order by s, t
            on conflict do nothing""".formatted(AT.formatted("t"), AT.formatted("d"));

    private final Connection connection;

    ReadingTable(Connection connection) {
        this.connection = connection;
    }

    private record Key(int sensor, long observedAt) {}

    /** How many of {@code rows} were not there before; the ledger has them, and those that were. */
    int write(List<Row> rows) throws SQLException {
        Set<Key> fresh = insert(rows);
        updateLatest(rows);
        insertMarks(rows);
        int written = fresh.size();
        account(rows, fresh);
        return written;
    }

    /** Last, so that rows of the ledger, which writers share, are locked for a short time. */
    private void account(List<Row> rows, Set<Key> fresh) throws SQLException {
        LedgerCounts counts = new LedgerCounts();
        for (Row row : rows) {
            Reading reading = row.reading();
            if (fresh.remove(new Key(row.sensor(), StoreTime.micros(reading.observedAt())))) {
                boolean isLate = reading.quality().has(Mark.LATE);
                counts.stored(reading.device(), reading.domain(), reading.receivedAt(), isLate);
            } else {
                counts.duplicate(reading.device(), reading.domain(), reading.receivedAt());
            }
        }
        new LedgerTable(connection).addKnown(counts);
    }

    private Set<Key> insert(List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, sensors(rows));
            insert.setArray(2, instants(rows, Reading::observedAt));
            insert.setArray(3, values(rows));
            insert.setArray(4, qualities(rows));
            Set<Key> fresh = new HashSet<>();
            try (ResultSet written = insert.executeQuery()) {
                while (written.next()) {
                    fresh.add(new Key(written.getInt(1), written.getLong(2)));
                }
            }
            return fresh;
        }
    }

    private void updateLatest(List<Row> rows) throws SQLException {
        TreeMap<Integer, Row> newest = new TreeMap<>();
        for (Row row : rows) {
            if (!row.reading().quality().has(Mark.RETAINED)) {
                newest.merge(row.sensor(), row, ReadingTable::newer);
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        Collection<Row> latest = newest.values();
        try (PreparedStatement upsert = connection.prepareStatement(LATEST)) {
            upsert.setArray(1, sensors(latest));
            upsert.setArray(2, instants(latest, Reading::observedAt));
            upsert.setArray(3, instants(latest, Reading::receivedAt));
            upsert.setArray(4, values(latest));
            upsert.setArray(5, qualities(latest));
            upsert.executeUpdate();
        }
    }

    private static Row newer(Row one, Row other) {
        return other.reading().observedAt().isAfter(one.reading().observedAt()) ? other : one;
    }

    private void insertMarks(List<Row> rows) throws SQLException {
        List<Row> marked =
                rows.stream().filter(row -> row.reading().deviceTime() != null).toList();
        if (marked.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(MARK)) {
            insert.setArray(1, sensors(marked));
            insert.setArray(2, instants(marked, Reading::observedAt));
            insert.setArray(3, instants(marked, ReadingTable::deviceTime));
            insert.executeUpdate();
        }
    }

    private static Instant deviceTime(Reading reading) {
        Instant given = reading.deviceTime();
        return given == null ? reading.observedAt() : given;
    }

    private Array sensors(Collection<Row> rows) throws SQLException {
        return array("int4", rows, Row::sensor);
    }

    private Array instants(Collection<Row> rows, Function<Reading, Instant> instant) throws SQLException {
        return array("int8", rows, row -> StoreTime.micros(instant.apply(row.reading())));
    }

    /** What is too small for the store's four bytes is zero there. */
    private Array values(Collection<Row> rows) throws SQLException {
        return array(
                "float8",
                rows,
                row -> (float) row.reading().value() == 0 ? 0.0 : row.reading().value());
    }

    private Array qualities(Collection<Row> rows) throws SQLException {
        return array("int2", rows, row -> (short) row.reading().quality().code());
    }

    private Array array(String type, Collection<Row> rows, Function<Row, Object> element) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(element).toArray());
    }
}
