package lifeline.alerts.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.signal.Signal;
import lifeline.database.DatabaseProcess;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** A real database, one for all tests of a run, emptied for each class of tests; and what a job would write into it. */
public final class TestStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static TestStore running;

    private final Path data;
    private DatabaseProcess database;

    private TestStore(Path data) {
        this.data = data;
        this.database = DatabaseProcess.start(data).migrated();
    }

    /** The store of this run, empty. */
    public static synchronized TestStore empty() throws SQLException {
        if (running == null) {
            try {
                running = new TestStore(Files.createDirectories(Path.of(
                                "target", "test-store", UUID.randomUUID().toString()))
                        .toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> running.database.close()));
        }
        running.clear();
        return running;
    }

    /** Whatever a class of tests wrote; what a migration wrote stays. */
    private void clear() throws SQLException {
        execute("""
                do $$
                begin
                    execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity cascade'
                        from pg_tables where schemaname = 'public' and tablename not in ('flyway_schema_history', 'retention'));
                end $$
                """);
    }

    /** What a service needs to reach it, with the rights it has in the field. */
    public Map<String, String> environment() {
        return Map.of(
                "LIFELINE_DB_URL", database.url(),
                "LIFELINE_DB_USER", "lifeline_service_login",
                "LIFELINE_DB_PASSWORD", database.password());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** The same with the rights that the service has in the field. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser("lifeline_service_login");
        source.setPassword(database.password());
        return source;
    }

    /** As a power cut would, and back again with what it had. */
    public void killAndRestart() {
        int port = database.port();
        database.kill();
        database = DatabaseProcess.start(data, port);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Writes signals as a job does, all in one transaction. */
    public void write(Signal... signals) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            lockWriters(connection);
            for (Signal signal : signals) {
                insert(connection, signal);
            }
            connection.commit();
        }
    }

    /** What every writer of signals does first. */
    public static void lockWriters(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(7201)");
        }
    }

    public static void insert(Connection connection, Signal signal) throws SQLException {
        String sql = """
                insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity,
                    step, at, began_at, received_at, detected_at, committed_at, value, threshold, evidence,
                    exercise, shadow)
                values (?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), ?, ?, ?::jsonb, ?, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, signal.id());
            statement.setString(2, signal.rule());
            statement.setInt(3, signal.ruleVersion());
            statement.setString(4, signal.subject());
            statement.setString(5, signal.domain());
            statement.setString(6, signal.asset());
            statement.setString(7, signal.device());
            statement.setString(8, signal.quantity());
            time(statement, 9, signal.episode());
            statement.setString(10, signal.kind().name());
            statement.setString(11, signal.severity().name());
            statement.setInt(12, signal.step());
            time(statement, 13, signal.at());
            time(statement, 14, signal.beganAt());
            time(statement, 15, signal.receivedAt());
            time(statement, 16, signal.detectedAt());
            statement.setDouble(17, signal.value());
            statement.setDouble(18, signal.threshold());
            statement.setString(19, "[[\"" + signal.at() + "\", " + signal.value() + "]]");
            statement.setObject(20, signal.exercise().map(ExerciseId::number).orElse(null), Types.BIGINT);
            statement.setBoolean(21, signal.isShadow());
            statement.execute();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify lifeline_signal");
        }
    }

    private static void time(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }

    /** Returns once the audit has so many rows; woken by the service's own notifications. */
    public void awaitAudit(long rows) throws SQLException {
        await("lifeline_alert", "select count(*) from alert_audit", rows);
    }

    /** Returns once a query counts so many or more; looks again whenever somebody notifies. */
    public void await(String channel, String sql, long rows) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long found = 0;
            while (System.nanoTime() < deadline) {
                try (ResultSet count = statement.executeQuery(sql)) {
                    count.next();
                    found = count.getLong(1);
                }
                if (found >= rows) {
                    return;
                }
                connection.unwrap(PGConnection.class).getNotifications(500);
            }
            throw new AssertionError(sql + ": " + found + ", not " + rows);
        }
    }
}
