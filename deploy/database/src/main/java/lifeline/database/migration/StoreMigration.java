package lifeline.database.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import lifeline.contract.store.StoreVersion;
import org.flywaydb.core.Flyway;
import org.postgresql.core.Utils;

/** Applies the contract's {@code store/} scripts, in order, each version once; everything else may be repeated. */
final class StoreMigration {
    private static final String VERSION =
            "select coalesce(max(version::int), 0) from flyway_schema_history where success and version ~ '^[0-9]+$'";

    private final MigrationSettings settings;

    StoreMigration(MigrationSettings settings) {
        this.settings = settings;
    }

    /**
     * @return how many versions were applied
     * @throws NewerStoreException when it is of a version that this build does not know; nothing is changed then
     */
    int run() throws SQLException, IOException {
        refuseNewer();
        int applied = Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:store")
                .table("flyway_schema_history")
                .load()
                .migrate()
                .migrationsExecuted;
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            if (hasTimescale(statement)) {
                statement.execute(script("timescale.sql"));
            }
            statement.execute(script("roles.sql"));
            makeLogins(connection, settings.logins());
        }
        return applied;
    }

    private void refuseNewer() throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            if (!isTrue(statement, "select to_regclass('flyway_schema_history') is not null")) {
                return;
            }
            try (ResultSet row = statement.executeQuery(VERSION)) {
                row.next();
                if (row.getInt(1) > StoreVersion.EXPECTED) {
                    throw new NewerStoreException(row.getInt(1), StoreVersion.EXPECTED);
                }
            }
        }
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean hasTimescale(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select 1 from pg_available_extensions where name = 'timescaledb'")) {
            return rows.next();
        }
    }

    private static void makeLogins(Connection connection, List<MigrationSettings.Login> logins) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (MigrationSettings.Login login : logins) {
                boolean there;
                try (ResultSet rows =
                        statement.executeQuery("select 1 from pg_roles where rolname = '" + login.name() + "'")) {
                    there = rows.next();
                }
                StringBuilder sql = new StringBuilder(there ? "alter" : "create")
                        .append(" role ")
                        .append(login.name())
                        .append(" login password '");
                Utils.escapeLiteral(sql, login.password(), true).append("'");
                statement.execute(sql.toString());
                statement.execute("grant " + login.role() + " to " + login.name());
            }
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = StoreMigration.class.getResourceAsStream("/store/" + name)) {
            if (script == null) {
                throw new IOException("the contract has no store/" + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
