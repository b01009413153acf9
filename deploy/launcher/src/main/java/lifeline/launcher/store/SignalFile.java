package lifeline.launcher.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.contract.store.StoreUrl;
import lifeline.launcher.Refusal;

/** The signals of a store as a file that {@code score} reads: {@code rule,subject,kind,severity,at}, in commit order. */
public final class SignalFile {
    private static final int FETCH = 5_000;

    private SignalFile() {}

    /**
     * The store that {@code url} names, with the credentials of the environment.
     *
     * @throws Refusal naming every fault
     */
    public static Store store(String url, Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        String jdbc = "";
        try {
            jdbc = StoreUrl.jdbc(url);
        } catch (IllegalArgumentException e) {
            faults.add("--db " + e.getMessage() + ", was: " + url);
        }
        String user = environment.getOrDefault("LIFELINE_DB_USER", "");
        if (user.isBlank()) {
            faults.add("LIFELINE_DB_USER must name a user who may read signals");
        }
        String password = environment.getOrDefault("LIFELINE_DB_PASSWORD", "");
        String file = environment.getOrDefault("LIFELINE_DB_PASSWORD_FILE", "");
        if (!file.isBlank()) {
            try {
                password = Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                faults.add("LIFELINE_DB_PASSWORD_FILE cannot be read: " + file);
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.wrongUse(faults);
        }
        return new Store(jdbc, user, password);
    }

    /** Returns how many there were. */
    public static long write(Store store, Path file) {
        return store.use(connection -> {
            // only so are rows fetched bit by bit
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(
                            "select rule, subject, kind, severity, at from signal where not shadow order by seq");
                    BufferedWriter out = Files.newBufferedWriter(file)) {
                query.setFetchSize(FETCH);
                return write(query, out);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        });
    }

    private static long write(PreparedStatement query, BufferedWriter out) throws SQLException, IOException {
        out.write("rule,subject,kind,severity,at\n");
        long count = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                out.write(String.join(
                        ",",
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getTimestamp(5).toInstant().toString()));
                out.write('\n');
                count++;
            }
        }
        return count;
    }
}
