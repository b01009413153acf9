package lifeline.launcher.drill.page;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lifeline.launcher.store.Store;

/** Somebody who is on call for everything in the city, and is reached by a sink on this machine. */
public final class OnCall {
    /** What a service must be told so that it pages this machine. */
    public static final String ALLOWED = "LIFELINE_PAGE_ALLOW";

    public static final String HERE = "127.0.0.1";

    private static final String PEOPLE = """
            insert into person (id, name) values ('drill', 'drill');
            insert into contact (person, channel, rank) values ('drill', 'drill', 1);
            insert into chain (id, title, plan) values ('drill', 'drill',
                '{"steps": [{"call": ["person:drill"], "patience": "10m"}], "repeats": "0"}');
            insert into responsibility (track, severity, chain) values ('HAZARD', 'BLUE', 'drill'), ('DEVICE', 'BLUE', 'drill');
            """;
    private static final String PAGES = """
            select id, state in ('WAITING', 'SENDING'), state = 'SENT', (select count(*) from page_attempt a
                where a.page = page.id and a.outcome is distinct from 'SENT' and a.outcome is distinct from 'REFUSED'
                    and a.outcome is distinct from 'BUSY')
            from page where channel = 'drill'""";

    private final Store store;
    private final PageSink sink;

    public OnCall(Store store, PageSink sink) {
        this.store = store;
        this.sink = sink;
    }

    public void enter() {
        store.use(connection -> {
            try (PreparedStatement channel = connection.prepareStatement(
                            "insert into channel (id, kind, title, settings) values ('drill', 'WEBHOOK', 'drill', ?::jsonb)");
                    Statement people = connection.createStatement()) {
                channel.setString(1, "{\"url\": \"" + sink.url() + "\"}");
                channel.executeUpdate();
                return people.execute(PEOPLE);
            }
        });
    }

    public PageTally tally() {
        return PageTally.of(rows(), sink.receipts());
    }

    private List<PageTally.Row> rows() {
        return store.use(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery(PAGES)) {
                return rows(rows);
            }
        });
    }

    private static List<PageTally.Row> rows(ResultSet rows) throws SQLException {
        List<PageTally.Row> all = new ArrayList<>();
        while (rows.next()) {
            all.add(new PageTally.Row(rows.getLong(1), rows.getBoolean(2), rows.getBoolean(3), rows.getInt(4)));
        }
        return all;
    }
}
