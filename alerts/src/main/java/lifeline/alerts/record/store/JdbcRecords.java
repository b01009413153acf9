package lifeline.alerts.record.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.alerts.record.JudgedAlert;
import lifeline.alerts.record.Tally;
import lifeline.alerts.store.Columns;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;

/** Counts a rule's alerts, and how far those went that people judged. */
@Singleton
public final class JdbcRecords {
    /** Advice rests on so many of the newest judgements at most. */
    private static final int JUDGED = 1_000;

    /** A peak is looked for in so much of an alert's beginning. */
    private static final Duration PEAK_WITHIN = Duration.ofDays(7);

    private static final String TALLY = """
            select rule, coalesce(rule_version, -1) as version, count(*) as raised,
                count(*) filter (where verdict = 'TRUE') as judged_true,
                count(*) filter (where verdict = 'FALSE') as judged_false,
                count(*) filter (where verdict = 'OBSERVE') as observed,
                percentile_cont(0.5) within group (order by extract(epoch from raised_at - began_at)::float8) as delay,
                percentile_cont(0.5) within group (order by extract(epoch from acknowledged_at - raised_at)::float8) as answer
            from alert
            where rule = any (?) and raised_at >= ? and raised_at < ? and exercise is null
            group by grouping sets ((rule), (rule, rule_version))
            order by rule, version
            """;

    private static final String SENSOR_DAYS = """
            select s.quantity, sum(greatest(0,
                extract(epoch from least(?, l.received_at) - greatest(?, d.first_seen_at)))) / 86400 as days
            from device d join sensor s on s.device = d.id join latest l on l.sensor = s.id
            where d.domain = ? and d.first_seen_at is not null and d.id not like 'exercise-%:%'
            group by s.quantity
            """;

    /** In all versions together ({@link Tally#ALL}) and in each. */
    public List<Tally> tallies(Connection connection, Collection<String> rules, Span span) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TALLY)) {
            select.setArray(1, connection.createArrayOf("text", rules.toArray()));
            select.setObject(2, Columns.time(span.from()));
            select.setObject(3, Columns.time(span.to()));
            List<Tally> tallies = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tallies.add(new Tally(
                            row.getString("rule"),
                            row.getInt("version"),
                            row.getLong("raised"),
                            row.getLong("judged_true"),
                            row.getLong("judged_false"),
                            row.getLong("observed"),
                            optional(row, "delay"),
                            optional(row, "answer")));
                }
            }
            return tallies;
        }
    }

    /**
     * How many days the sensors of each quantity of a domain were watched: each from its device's first message until its own
     * newest one, within the span.
     */
    public Map<String, Double> sensorDays(Connection connection, String domain, Span span) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SENSOR_DAYS)) {
            select.setObject(1, Columns.time(span.to()));
            select.setObject(2, Columns.time(span.from()));
            select.setString(3, domain);
            Map<String, Double> days = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.put(row.getString("quantity"), row.getDouble("days"));
                }
            }
            return days;
        }
    }

    /** The newest that people found true or false, with their peaks. */
    public List<JudgedAlert> judged(Connection connection, Rule rule, Span span) throws SQLException {
        boolean isAbove = rule.condition().direction() == Direction.ABOVE;
        boolean isReading =
                rule.condition().scale() == Scale.VALUE && rule.joint().isEmpty();
        try (PreparedStatement select = connection.prepareStatement(peaks(isAbove))) {
            select.setBoolean(1, isReading);
            select.setLong(2, PEAK_WITHIN.toSeconds());
            select.setInt(3, rule.levels().get(0).count() - 1);
            select.setString(4, rule.id());
            select.setObject(5, Columns.time(span.from()));
            select.setObject(6, Columns.time(span.to()));
            select.setInt(7, JUDGED);
            List<JudgedAlert> judged = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    judged.add(new JudgedAlert(row.getBoolean("is_true"), Columns.real(row, "peak")));
                }
            }
            return judged;
        }
    }

    private static String peaks(boolean isAbove) {
        String aggregate = isAbove ? "max" : "min";
        String order = isAbove ? "desc" : "asc";
        return """
                select a.verdict = 'TRUE' as is_true, coalesce(r.peak, s.peak, a.value) as peak
                from alert a
                left join lateral (
                    select value as peak from reading
                    where ? and sensor = (select id from sensor where device = a.device and quantity = a.quantity)
                        and observed_at >= a.began_at
                        and observed_at <= least(coalesce(a.recovered_at, a.updated_at), a.began_at + ? * interval '1 second')
                        and (quality & 3) in (0, 3)
                    order by value ORDER offset ? limit 1
                ) r on true
                left join lateral (
                    select AGGREGATE(value) as peak from signal
                    where subject = a.subject and rule = a.rule and episode = a.episode
                        and kind in ('RAISE', 'ESCALATE', 'EASE')
                ) s on true
                where a.rule = ? and a.raised_at >= ? and a.raised_at < ? and a.verdict in ('TRUE', 'FALSE')
                    and a.exercise is null
                order by a.raised_at desc limit ?
                """.replace("ORDER", order).replace("AGGREGATE", aggregate);
    }

    private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
