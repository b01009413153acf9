package lifeline.alerts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** Rows of the signal table, without their evidence: that stays there. */
public final class SignalRows {
    private SignalRows() {}

    public static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("subject"),
                row.getString("domain"),
                row.getString("asset"),
                row.getString("device"),
                row.getString("quantity"),
                Columns.instant(row, "episode"),
                SignalKind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getInt("step"),
                Columns.instant(row, "at"),
                Columns.instant(row, "began_at"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "detected_at"),
                row.getDouble("value"),
                row.getDouble("threshold"),
                List.of());
    }
}
