package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.noise.Flapping;
import lifeline.alerts.noise.Inhibition;
import lifeline.alerts.noise.Labels;
import lifeline.alerts.noise.NoiseGate;
import lifeline.alerts.noise.NoiseSettings.Families;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.StoredAlert;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;

/** Reads what may keep one alert from being told: others that hold, and how often its like has begun. */
@Singleton
public final class JdbcSituation {
    /** Further back nothing counts. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private static final int MOST_HOLDING = 200;
    private static final int MOST_ONSETS = 500;
    private static final Map<String, String> COLUMNS = Map.of(
            "rule", "a.rule",
            "subject", "a.subject",
            "domain", "a.domain",
            "asset", "a.asset",
            "severity", "a.severity",
            "device", "a.device",
            "quantity", "a.quantity",
            "district", "coalesce(s.district, '')",
            "owner", "coalesce(s.owner, '')");

    private final CurrentRules rules;
    private final Families families;

    public JdbcSituation(CurrentRules rules, NoiseGate gate) {
        this.rules = rules;
        this.families = gate.settings().families();
    }

    /** Onsets of a subject and family of rules, oldest first, and the place of one call among them. */
    record Onsets(List<Flapping.Onset> all, int asked) {
        static final Onsets NONE = new Onsets(List.of(), 0);
    }

    Labels labels(StoredAlert alert) {
        Origin origin = alert.alert().origin();
        Map<String, String> values = new HashMap<>();
        values.put("rule", origin.rule());
        values.put("subject", origin.subject());
        values.put("domain", origin.domain());
        values.put("asset", origin.asset());
        values.put("device", origin.device());
        values.put("quantity", origin.quantity());
        values.put("severity", alert.alert().severity().name());
        values.put("district", alert.asset().district());
        values.put("owner", alert.asset().owner());
        values.put("track", track(origin.rule()).name());
        return new Labels(values);
    }

    private Track track(String rule) {
        return rules.catalogue().rule(rule).map(Rule::track).orElse(Track.HAZARD);
    }

    /** Alerts that hold and share the labels a rule wants to be equal; a few hundred at most. */
    List<Inhibition.Holding> holding(Connection connection, Inhibition rule, Labels labels) throws SQLException {
        List<String> equal = rule.equal().stream().filter(COLUMNS::containsKey).toList();
        StringBuilder sql =
                new StringBuilder("select a.*, s.district, s.owner from alert a left join asset s on s.id = a.asset"
                        + " where a.machine = 'ACTIVE' and a.stage <> 'CLOSED'");
        equal.forEach(name -> sql.append(" and ").append(COLUMNS.get(name)).append(" = ?"));
        try (PreparedStatement select = connection.prepareStatement(sql + " order by a.id limit " + MOST_HOLDING)) {
            for (int i = 0; i < equal.size(); i++) {
                select.setString(i + 1, labels.value(equal.get(i)));
            }
            List<Inhibition.Holding> holding = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    holding.add(new Inhibition.Holding(row.getLong("id"), labels(row)));
                }
            }
            return holding;
        }
    }

    private Labels labels(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (String name : COLUMNS.keySet()) {
            String value = row.getString(name);
            values.put(name, value == null ? "" : value);
        }
        values.put("track", track(row.getString("rule")).name());
        return new Labels(values);
    }

    Onsets onsets(Connection connection, Origin origin, long call, Instant now) throws SQLException {
        String sql = """
                select c.id, c.alert || '/' || split_part(c.occasion, '/', 2) as opening, c.severity, c.began_at
                from alert a join call c on c.alert = a.id
                where a.subject = ? and c.began_at > ? and a.family = ?
                order by c.began_at desc, c.id desc limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, origin.subject());
            select.setObject(2, Columns.time(now.minus(LOOK_BACK)));
            select.setString(3, families.of(origin.rule()));
            select.setInt(4, MOST_ONSETS);
            List<Flapping.Onset> all = new ArrayList<>();
            int asked = -1;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(
                            0,
                            new Flapping.Onset(
                                    row.getString("opening"),
                                    Severity.valueOf(row.getString("severity")),
                                    Columns.instant(row, "began_at")));
                    asked = row.getLong("id") == call ? 0 : asked < 0 ? asked : asked + 1;
                }
            }
            // one that began too long ago to count flaps no more
            return asked < 0 ? Onsets.NONE : new Onsets(all, asked);
        }
    }
}
