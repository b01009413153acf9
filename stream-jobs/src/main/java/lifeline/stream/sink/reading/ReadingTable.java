package lifeline.stream.sink.reading;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import lifeline.contract.reading.Reading;
import lifeline.stream.sink.ledger.LedgerCounts;
import lifeline.stream.sink.ledger.LedgerTable;
import lifeline.stream.store.StoreTime;
import org.postgresql.PGConnection;

/**
 * The tables {@code reading}, {@code reading_staging}, {@code latest} and {@code reading_mark}. A row whose key is there already is left as it is.
 * Rows come in order of sensor, so that writers cannot wait for each other in a circle.
 */
final class ReadingTable {
    /** Fewer than these are not worth a statement of their own. */
    static final int WORTH_COPYING = 100;

    private static final String AT = "timestamptz 'epoch' + %s * interval '1 microsecond'";
    private static final String INSERT = """
            insert into %s (sensor, observed_at, value, quality)
            select s, %s, v::real, q from unnest(?::integer[], ?::bigint[], ?::float8[], ?::smallint[]) r (s, t, v, q)
            on conflict do nothing
            returning sensor, round(date_part('epoch', observed_at) * 1e6)::bigint""";
    private static final String INTO_READING = INSERT.formatted("reading", AT.formatted("t"));
    private static final String INTO_STAGING = INSERT.formatted("reading_staging", AT.formatted("t"));
    private static final String LATEST = """
            insert into latest as l (sensor, observed_at, received_at, value, quality)
            select s, %s, %s, v::real, q
            from unnest(?::integer[], ?::bigint[], ?::bigint[], ?::float8[], ?::smallint[]) r (s, t, u, v, q)
            on conflict (sensor) do update
            set observed_at = excluded.observed_at, received_at = excluded.received_at,
                value = excluded.value, quality = excluded.quality
            where l.observed_at < excluded.observed_at""".formatted(AT.formatted("t"), AT.formatted("u"));
    private static final String MARK = """
            insert into reading_mark (sensor, observed_at, device_time)
            select s, %s, %s from unnest(?::integer[], ?::bigint[], ?::bigint[]) r (s, t, d)
            on conflict do nothing""".formatted(AT.formatted("t"), AT.formatted("d"));

    private final Connection connection;
    private final long horizon;

    /** @param horizon rows from before it, in microseconds since 1970, go to {@code reading_staging} */
    ReadingTable(Connection connection, long horizon) {
        this.connection = connection;
        this.horizon = horizon;
    }

    private record Key(int sensor, long observedAt) {
        static Key of(Row row) {
            return new Key(row.sensor(), row.observedAt());
        }
    }

    /**
     * Writes {@code rows}, each key once and in their order; COPY takes those that are {@link Row#isNew new}.
     *
     * @param copies of some of them, for the ledger
     * @return how many were not there before
     */
    int write(List<Row> rows, List<Row> copies) throws SQLException {
        List<Row> fresh = new ArrayList<>(rows.size());
        List<Row> others = new ArrayList<>();
        for (Row row : rows) {
            (mayCopy(row) ? fresh : others).add(row);
        }
        if (fresh.size() < WORTH_COPYING) {
            return writeWithoutCopy(rows, copies);
        }
        CopyRows.write(connection, fresh);
        return finish(rows, fresh, others, insert(others), copies);
    }

    int write(List<Row> rows) throws SQLException {
        return write(rows, List.of());
    }

    private boolean mayCopy(Row row) {
        return row.isNew() && row.observedAt() >= horizon && CopyRows.canTake(row);
    }

    /** The same, whatever is there already. */
    int writeWithoutCopy(List<Row> rows, List<Row> copies) throws SQLException {
        return finish(rows, List.of(), rows, insert(rows), copies);
    }

    /** The ledger is last: writers share its rows, which so are locked for a short time. */
    private int finish(List<Row> rows, List<Row> fresh, List<Row> others, Set<Key> inserted, List<Row> copies)
            throws SQLException {
        updateLatest(rows);
        insertMarks(rows);
        LedgerCounts counts = new LedgerCounts();
        fresh.forEach(row -> row.countStored(counts));
        for (Row row : others) {
            if (inserted.contains(Key.of(row))) {
                row.countStored(counts);
            } else {
                row.countCopy(counts);
            }
        }
        copies.forEach(copy -> copy.countCopy(counts));
        new LedgerTable(connection).addKnown(counts);
        return fresh.size() + inserted.size();
    }

    int writeWithoutCopy(List<Row> rows) throws SQLException {
        return writeWithoutCopy(rows, List.of());
    }

    /** The keys that were not there before. */
    private Set<Key> insert(List<Row> rows) throws SQLException {
        List<Row> late = rows.stream().filter(row -> row.observedAt() < horizon).toList();
        if (late.isEmpty()) {
            return insert(INTO_READING, rows);
        }
        List<Row> timely =
                rows.stream().filter(row -> row.observedAt() >= horizon).toList();
        Set<Key> inserted = new HashSet<>(insert(INTO_READING, timely));
        inserted.addAll(insert(INTO_STAGING, late));
        return inserted;
    }

    private Set<Key> insert(String statement, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            setInts(insert, 1, rows, Row::sensor);
            setLongs(insert, 2, rows, Row::observedAt);
            setValues(insert, 3, rows);
            setQualities(insert, 4, rows);
            Set<Key> inserted = new HashSet<>();
            try (ResultSet written = insert.executeQuery()) {
                while (written.next()) {
                    inserted.add(new Key(written.getInt(1), written.getLong(2)));
                }
            }
            return inserted;
        }
    }

    private void updateLatest(List<Row> rows) throws SQLException {
        List<Row> latest = newest(rows);
        if (latest.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(LATEST)) {
            setInts(upsert, 1, latest, Row::sensor);
            setLongs(upsert, 2, latest, Row::observedAt);
            setLongs(upsert, 3, latest, row -> StoreTime.micros(row.reading().receivedAt()));
            setValues(upsert, 4, latest);
            setQualities(upsert, 5, latest);
            upsert.executeUpdate();
        }
    }

    /** The newest live row of each sensor that may be newer than what the store has. */
    private static List<Row> newest(List<Row> rows) {
        List<Row> newest = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isNew() || !row.isLive()) {
                continue;
            }
            int last = newest.size() - 1;
            if (last >= 0 && newest.get(last).sensor() == row.sensor()) {
                newest.set(last, row);
            } else {
                newest.add(row);
            }
        }
        return newest;
    }

    private void insertMarks(List<Row> rows) throws SQLException {
        List<Row> marked =
                rows.stream().filter(row -> row.reading().deviceTime() != null).toList();
        if (marked.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(MARK)) {
            setInts(insert, 1, marked, Row::sensor);
            setLongs(insert, 2, marked, Row::observedAt);
            setLongs(insert, 3, marked, row -> StoreTime.micros(deviceTime(row.reading())));
            insert.executeUpdate();
        }
    }

    private static Instant deviceTime(Reading reading) {
        Instant given = reading.deviceTime();
        return given == null ? reading.observedAt() : given;
    }

    /** What is too small for the store's four bytes is zero there. */
    private static double value(Row row) {
        double value = row.reading().value();
        return (float) value == 0 ? 0.0 : value;
    }

    // arrays of primitives go to the server as they are, in binary

    private void setInts(PreparedStatement to, int index, List<Row> rows, ToIntFunction<Row> column)
            throws SQLException {
        int[] values = rows.stream().mapToInt(column).toArray();
        to.setArray(index, array("int4", values));
    }

    private void setLongs(PreparedStatement to, int index, List<Row> rows, ToLongFunction<Row> column)
            throws SQLException {
        long[] values = rows.stream().mapToLong(column).toArray();
        to.setArray(index, array("int8", values));
    }

    private void setValues(PreparedStatement to, int index, List<Row> rows) throws SQLException {
        double[] values = rows.stream().mapToDouble(ReadingTable::value).toArray();
        to.setArray(index, array("float8", values));
    }

    private void setQualities(PreparedStatement to, int index, List<Row> rows) throws SQLException {
        short[] values = new short[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).quality();
        }
        to.setArray(index, array("int2", values));
    }

    private Array array(String type, Object primitives) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, primitives);
    }
}
