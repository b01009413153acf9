package lifeline.launcher.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Signals in the order they were committed, each once. */
public final class SignalFeed {
    private static final int BATCH = 500;

    private final Store store;
    private long position;

    /** A signal as far as a terminal shows it. */
    public record Entry(String kind, String severity, String rule, String subject, String asset, double value) {}

    /** Starts behind what is there already. */
    public SignalFeed(Store store) {
        this.store = store;
        this.position = store.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select coalesce(max(seq), 0) from signal");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    /** What is new since the last call. */
    public List<Entry> next() {
        return store.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select seq, kind, severity, rule, subject, asset, value from signal where seq > ? and not shadow order by seq limit "
                            + BATCH)) {
                query.setLong(1, position);
                return entries(query);
            }
        });
    }

    private List<Entry> entries(PreparedStatement query) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                position = rows.getLong("seq");
                entries.add(new Entry(
                        rows.getString("kind"),
                        rows.getString("severity"),
                        rows.getString("rule"),
                        rows.getString("subject"),
                        rows.getString("asset"),
                        rows.getDouble("value")));
            }
        }
        return entries;
    }
}
