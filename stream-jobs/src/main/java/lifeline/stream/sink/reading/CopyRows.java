package lifeline.stream.sink.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * {@code COPY reading FROM STDIN} in PostgreSQL's binary format. Fast, but it fails whole when a single row is there already:
 * the caller then takes the other way.
 */
final class CopyRows {
    private static final String COPY = "copy reading (sensor, observed_at, value, quality) from stdin (format binary)";
    /** {@code PGCOPY\n\377\r\n\0}, no flags, no extension. */
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final short COLUMNS = 4;
    private static final int ROW_BYTES =
            Short.BYTES + COLUMNS * Integer.BYTES + Integer.BYTES + Long.BYTES + Float.BYTES + Short.BYTES;
    private static final short END = -1;
    /** 2000-01-01 in microseconds since 1970: PostgreSQL counts from there. */
    private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    private CopyRows() {}

    /** Whether its value goes into the store's four bytes; the other way tells why not. */
    static boolean canTake(Row row) {
        double value = row.reading().value();
        return Float.isFinite((float) value) || !Double.isFinite(value);
    }

    static void write(Connection connection, List<Row> rows) throws SQLException {
        byte[] bytes = encode(rows);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] encode(List<Row> rows) {
        byte[] encoded = new byte[HEADER.length + rows.size() * ROW_BYTES + Short.BYTES];
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        bytes.put(HEADER);
        for (Row row : rows) {
            bytes.putShort(COLUMNS);
            bytes.putInt(Integer.BYTES).putInt(row.sensor());
            bytes.putInt(Long.BYTES).putLong(row.observedAt() - POSTGRES_EPOCH);
            bytes.putInt(Float.BYTES).putFloat((float) row.reading().value());
            bytes.putInt(Short.BYTES).putShort(row.quality());
        }
        bytes.putShort(END);
        return encoded;
    }
}
