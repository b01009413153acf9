package lifeline.stream.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import lifeline.contract.store.StoreVersion;

/** Refuses a store of another version than this build was written for, told by {@code flyway_schema_history}. */
public final class StoreGate {
    private static final String VERSION =
            "select coalesce(max(version::int), 0) from flyway_schema_history where success and version ~ '^[0-9]+$'";

    private StoreGate() {}

    /**
     * Waits for the store if it is away.
     *
     * @throws StoreFailedException when its version is not {@link StoreVersion#EXPECTED}, or it has none
     */
    public static void check(StoreAccess access) throws InterruptedException {
        int version;
        try (StoreSession session = new StoreSession(access)) {
            version = session.transact(StoreGate::version);
        } catch (StoreRefusedException e) {
            throw new StoreFailedException("the version of the store at " + access.url() + " cannot be read", e);
        }
        if (version != StoreVersion.EXPECTED) {
            throw new StoreFailedException("the store at " + access.url() + " has version " + version
                    + ", this build needs version " + StoreVersion.EXPECTED);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VERSION)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
