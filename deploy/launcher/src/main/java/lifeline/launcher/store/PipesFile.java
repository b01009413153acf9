package lifeline.launcher.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;

/** Which asset flows to which, by a store, as a file that {@code replay} reads. */
public final class PipesFile {
    private static final String PIPES =
            "select from_asset, to_asset, metres from asset_connection where kind = 'FLOWS_TO' order by 1, 2";

    private PipesFile() {}

    /** @return how many there were */
    public static long write(Store store, Path file) {
        return store.use(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery(PIPES);
                    BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("from,to,metres\n");
                long count = 0;
                while (rows.next()) {
                    out.write(ReadingFile.quoted(rows.getString(1))
                            + ','
                            + ReadingFile.quoted(rows.getString(2))
                            + ','
                            + rows.getDouble(3)
                            + '\n');
                    count++;
                }
                return count;
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        });
    }
}
