package lifeline.launcher.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;

/**
 * What a store has of some hours or years as a file that {@code replay} reads. Exercises are left out, and so is what the
 * broker had kept: neither was judged with the city's own readings.
 */
public final class ReadingFile {
    private static final int FETCH = 5_000;
    private static final int RETAINED = Quality.GOOD.with(Mark.RETAINED).code();

    private static final String ROWS = """
            select device.id, sensor.quantity, reading.observed_at, reading.value, device.asset, device.domain
            from reading join sensor on sensor.id = reading.sensor join device on device.id = sensor.device
            where reading.observed_at >= ? and reading.observed_at < ? and device.domain = any (?)
              and reading.quality & ? = 0 and device.id !~ '^exercise-[0-9]+:'""";

    private ReadingFile() {}

    /**
     * Writes readings observed from {@code from} and before {@code until}, in any order.
     *
     * @return how many there were
     */
    public static long write(Store store, Set<String> domains, Instant from, Instant until, Path file) {
        return store.use(connection -> {
            // only so are rows fetched bit by bit
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(ROWS);
                    BufferedWriter out = Files.newBufferedWriter(file)) {
                query.setFetchSize(FETCH);
                query.setTimestamp(1, Timestamp.from(from));
                query.setTimestamp(2, Timestamp.from(until));
                query.setArray(3, connection.createArrayOf("text", domains.toArray()));
                query.setInt(4, RETAINED);
                return write(query, out);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        });
    }

    private static long write(PreparedStatement query, BufferedWriter out) throws SQLException, IOException {
        out.write("sensor,quantity,observed_at,value,asset,domain\n");
        long count = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                out.write(String.join(
                        ",",
                        quoted(rows.getString(1)),
                        rows.getString(2),
                        rows.getTimestamp(3).toInstant().toString(),
                        // as it is stored: a double would have digits that nobody measured
                        Float.toString(rows.getFloat(4)),
                        quoted(rows.getString(5)),
                        rows.getString(6)));
                out.write('\n');
                count++;
            }
        }
        return count;
    }

    static String quoted(String id) {
        return id.indexOf(',') < 0 && id.indexOf('"') < 0 ? id : '"' + id.replace("\"", "\"\"") + '"';
    }
}
