package lifeline.alerts.watch.stage;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.store.Columns;
import lifeline.alerts.watch.stage.StageLook.FailedTest;
import lifeline.alerts.watch.stage.StageLook.Seen;
import lifeline.contract.clock.CityClock;

/** What the store tells of the stages. */
@Singleton
public final class JdbcStages {
    private static final int PATIENCE_SECONDS = 5;
    private static final String JOB = "select max(beat_at) as at from job_heartbeat";
    private static final String READING = "select max(received_at) as at from latest";
    private static final String SIGNAL = """
            select committed_at as at from signal where not shadow
                and seq > coalesce((select position from follower where name = 'alerts'), 0) order by seq limit 1""";
    private static final String PAGE = """
            select p.next_at as at, clock_timestamp() as now from page p join channel c on c.id = p.channel
            where p.state in ('WAITING', 'SENDING') and p.next_at <= clock_timestamp() and c.enabled
                and (c.blocked_until is null or c.blocked_until <= clock_timestamp())
            order by p.next_at limit 1""";
    private static final String PERIOD = "select coalesce(min(period_s), 0) from device where registered";
    private static final String FAILED = """
            select channel, created_at, state, reason from page
            where alert is null and transition = ? and (state in ('REFUSED', 'EXPIRED', 'UNKNOWN')
                or (state in ('WAITING', 'SENDING') and created_at < clock_timestamp() - interval '10 minutes'))
            order by channel""";
    private static final String CHANNELS =
            "select id, kind, settings::text as settings from channel where enabled order by id";

    private final CityClock clock;

    public JdbcStages(CityClock clock) {
        this.clock = clock;
    }

    /** A channel that is in use; {@code settings} are JSON and name secrets, hold none. */
    record Way(String channel, String kind, String settings) {}

    Optional<Seen> job(Connection connection) throws SQLException {
        return seen(connection, JOB);
    }

    Optional<Seen> reading(Connection connection) throws SQLException {
        return seen(connection, READING);
    }

    Optional<Seen> signal(Connection connection) throws SQLException {
        return seen(connection, SIGNAL);
    }

    /** In the city's time, which may run faster; its age is that of a watch on the wall. */
    private Optional<Seen> seen(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet row = select.executeQuery()) {
                Instant at = row.next() ? Columns.optionalInstant(row, "at") : null;
                return at == null
                        ? Optional.empty()
                        : Optional.of(new Seen(at, clock.systemDuration(Duration.between(at, clock.instant()))));
            }
        }
    }

    Optional<Seen> page(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Instant at = Columns.instant(row, "at");
            return Optional.of(new Seen(at, Duration.between(at, Columns.instant(row, "now"))));
        }
    }

    Duration shortestPeriod(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PERIOD);
                ResultSet row = select.executeQuery()) {
            row.next();
            return clock.systemDuration(Duration.ofSeconds(row.getInt(1)));
        }
    }

    List<FailedTest> failedTests(Connection connection, String transition) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FAILED)) {
            select.setString(1, transition);
            List<FailedTest> failed = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    failed.add(new FailedTest(
                            row.getString("channel"),
                            Columns.instant(row, "created_at"),
                            (row.getString("state") + " " + row.getString("reason")).strip()));
                }
            }
            return failed;
        }
    }

    Map<String, Way> ways(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CHANNELS);
                ResultSet row = select.executeQuery()) {
            Map<String, Way> ways = new LinkedHashMap<>();
            while (row.next()) {
                Way way = new Way(row.getString("id"), row.getString("kind"), row.getString("settings"));
                ways.put(way.channel(), way);
            }
            return ways;
        }
    }
}
