package lifeline.launcher.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import lifeline.contract.process.ParentWatch;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What the database takes at best: one connection copies rows, in order of time, into an empty table with the columns and
 * the key of {@code reading}, a commit every 20,000 rows. Says how many a second and ends.
 */
public final class CopyMain {
    private static final int ROWS_EACH = 20_000;
    private static final int SENSORS = 10_000;
    private static final long FIRST_MICROS = 800_000_000_000_000L;
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    /** Number of columns, and each with its length: 2 + (4+4) + (4+8) + (4+4) + (4+2). */
    private static final int ROW_BYTES = 36;

    private CopyMain() {}

    public static void main(String[] words) throws SQLException {
        ParentWatch.start();
        long nanos = Long.parseLong(words[0]) * 1_000_000;
        try (Connection connection = DriverManager.getConnection(
                        System.getenv("LIFELINE_DB_URL"),
                        System.getenv("LIFELINE_DB_USER"),
                        System.getenv("LIFELINE_DB_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bare_copy");
            statement.execute("create table bare_copy (like reading including indexes)");
            connection.setAutoCommit(false);
            long rows = 0;
            long start = System.nanoTime();
            long end = start + nanos;
            while (System.nanoTime() < end) {
                copy(connection, rows);
                connection.commit();
                rows += ROWS_EACH;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table bare_copy");
            connection.commit();
            ParentWatch.ready(Map.of("rows_per_s", rows / seconds, "rows", rows));
        }
    }

    private static void copy(Connection connection, long first) throws SQLException {
        ByteBuffer rows = ByteBuffer.allocate(SIGNATURE.length + ROWS_EACH * ROW_BYTES + 2);
        rows.put(SIGNATURE);
        for (int i = 0; i < ROWS_EACH; i++) {
            long row = first + i;
            rows.putShort((short) 4);
            rows.putInt(4).putInt((int) (row % SENSORS) + 1);
            rows.putInt(8).putLong(FIRST_MICROS + row * 100);
            rows.putInt(4).putFloat((row % 1_000) / 10f);
            rows.putInt(2).putShort((short) 0);
        }
        rows.putShort((short) -1);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bare_copy (sensor, observed_at, value, quality) from stdin (format binary)");
        copy.writeToCopy(rows.array(), 0, rows.position());
        copy.endCopy();
    }
}
