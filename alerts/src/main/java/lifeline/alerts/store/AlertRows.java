package lifeline.alerts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.alert.Machine;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.alert.Stage;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;

/** Between rows and types. */
final class AlertRows {
    /** The columns of an alert {@code a}. */
    static final String COLUMNS = """
            a.id, a.rule, a.subject, a.episode, a.domain, a.asset, a.device, a.quantity, a.severity, a.peak_severity,
            a.machine, a.stage, a.value, a.threshold, a.began_at, a.raised_at, a.updated_at, a.recovered_at,
            a.acknowledged_at, a.acknowledged_by, a.closed_at, a.signals, a.rule_version, a.verdict,
            a.cause as judged_cause, a.judged_at, a.judged_by, a.clock_at, a.version,
            a.episodes
            """;

    /** The columns of its asset {@code s} and device {@code d}, and how to join them. */
    static final String PLACE_COLUMNS = """
            s.id as asset_id, s.title_zh, s.title_en, s.place_zh, s.place_en, s.district, s.owner, s.kind,
            case when a.exercise is not null or a.device = '' then s.id is not null
                else coalesce(d.registered, false) end as registered,
            (select i.id from incident_alert m join incident i on i.id = m.incident
                where m.alert = a.id and i.alerts > 1) as incident
            """;

    static final String PLACE_JOIN = " left join asset s on s.id = a.asset left join device d on d.id = a.device ";

    private AlertRows() {}

    static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                new Origin(
                        row.getString("rule"),
                        row.getString("subject"),
                        Columns.instant(row, "episode"),
                        row.getString("domain"),
                        row.getString("asset"),
                        row.getString("device"),
                        row.getString("quantity")),
                row.getInt("rule_version"),
                Severity.valueOf(row.getString("severity")),
                Severity.valueOf(row.getString("peak_severity")),
                machine(row),
                stage(row),
                Optional.ofNullable(Columns.optionalInstant(row, "clock_at")),
                row.getDouble("value"),
                row.getDouble("threshold"),
                Columns.instant(row, "began_at"),
                Columns.instant(row, "raised_at"),
                Columns.instant(row, "updated_at"),
                row.getInt("signals"),
                row.getInt("episodes"),
                judgement(row));
    }

    private static Optional<Judgement> judgement(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        if (verdict == null) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(
                Judgement.Verdict.valueOf(verdict),
                Judgement.Cause.valueOf(row.getString("judged_cause")),
                row.getString("judged_by"),
                Columns.instant(row, "judged_at")));
    }

    static StoredAlert stored(ResultSet row) throws SQLException {
        return new StoredAlert(
                row.getLong("id"),
                row.getInt("version"),
                alert(row),
                asset(row),
                row.getBoolean("registered"),
                Optional.ofNullable(row.getObject("incident", Long.class)));
    }

    static AssetRow asset(ResultSet row) throws SQLException {
        if (row.getString("asset_id") == null) {
            return AssetRow.unregistered(row.getString("asset"));
        }
        return new AssetRow(
                row.getString("asset_id"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                new Text(row.getString("place_zh"), row.getString("place_en")),
                row.getString("district"),
                row.getString("owner"),
                row.getString("kind"));
    }

    private static Machine machine(ResultSet row) throws SQLException {
        Instant recoveredAt = Columns.optionalInstant(row, "recovered_at");
        return recoveredAt == null ? new Machine.Active() : new Machine.Recovered(recoveredAt);
    }

    private static Stage stage(ResultSet row) throws SQLException {
        Optional<Instant> at = Optional.ofNullable(Columns.optionalInstant(row, "acknowledged_at"));
        Optional<String> by = Optional.ofNullable(row.getString("acknowledged_by"));
        return Stage.of(
                Stage.Name.valueOf(row.getString("stage")),
                at.map(taken -> new Stage.Acknowledged(by.orElse(""), taken)),
                Optional.ofNullable(Columns.optionalInstant(row, "closed_at")));
    }
}
