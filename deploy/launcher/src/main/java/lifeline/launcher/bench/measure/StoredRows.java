package lifeline.launcher.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import lifeline.launcher.Refusal;
import lifeline.launcher.store.Store;

/**
 * How many readings have been stored since it was opened, half a second old at most. It counts the rows themselves, each
 * once, as they come to lie at the end of their table: the database's own statistics stand still for ten seconds when a
 * writer pauses, which is when somebody wants to know.
 */
public final class StoredRows implements LongSupplier, AutoCloseable {
    private static final long AGE_NANOS = 500_000_000L;
    /** Blocks at the end of a table that may still gain rows: those that writers fill or have reserved. */
    private static final long OPEN_BLOCKS = 512;

    private static final String TABLES = """
            select relid::oid::regclass::text, pg_relation_size(relid) / current_setting('block_size')::bigint
            from pg_stat_user_tables
            where relname = 'reading' or (schemaname = '_timescaledb_internal' and relname like '\\_hyper\\_%')""";

    private final Connection connection;
    private final PreparedStatement tables;
    private final Map<String, Counted> counted = new HashMap<>();
    private final long before;
    private long known;
    private long knownNanos;

    /** The part of a table that has been counted for good. */
    private record Counted(long blocks, long rows) {}

    public StoredRows(Store store) {
        try {
            connection = DriverManager.getConnection(store.url(), store.user(), store.password());
            tables = connection.prepareStatement(TABLES);
            before = count();
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    @Override
    public synchronized long getAsLong() {
        if (System.nanoTime() - knownNanos < AGE_NANOS) {
            return known;
        }
        try {
            known = count() - before;
            knownNanos = System.nanoTime();
            return known;
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    /** All of them once more, those as well that were written where nobody looks any longer. */
    public synchronized long recounted() {
        counted.clear();
        knownNanos = System.nanoTime() - AGE_NANOS;
        return getAsLong();
    }

    private long count() throws SQLException {
        Map<String, Long> blocks = new HashMap<>();
        try (ResultSet row = tables.executeQuery()) {
            while (row.next()) {
                blocks.put(row.getString(1), row.getLong(2));
            }
        }
        long rows = 0;
        for (Map.Entry<String, Long> table : blocks.entrySet()) {
            rows += count(table.getKey(), table.getValue());
        }
        return rows;
    }

    private long count(String table, long blocks) throws SQLException {
        Counted sure = counted.getOrDefault(table, new Counted(0, 0));
        long settled = blocks - OPEN_BLOCKS;
        if (settled > sure.blocks() + OPEN_BLOCKS) {
            sure = new Counted(settled, sure.rows() + rows(table, sure.blocks(), settled));
            counted.put(table, sure);
        }
        return sure.rows() + rows(table, sure.blocks(), Integer.MAX_VALUE);
    }

    /** Of the blocks from {@code from}, but not {@code until}. */
    private long rows(String table, long from, long until) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select count(*) from only " + table + " where ctid >= ?::tid and ctid < ?::tid")) {
            query.setString(1, "(" + from + ",0)");
            query.setString(2, "(" + until + ",0)");
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static Refusal unanswered(SQLException cause) {
        return Refusal.failed("the store does not answer: " + cause.getMessage());
    }

    @Override
    public synchronized void close() {
        try {
            tables.close();
            connection.close();
        } catch (SQLException e) {
            // it is over either way
        }
    }
}
