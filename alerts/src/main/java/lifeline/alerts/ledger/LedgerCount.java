package lifeline.alerts.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Readings by what became of them, and messages that never came.
 *
 * @param received by us, each time it was
 * @param late of the stored ones
 * @param gaps numbers missing in {@code seq}
 */
public record LedgerCount(long received, long stored, long duplicate, long rejected, long late, long gaps) {

    static LedgerCount of(ResultSet row) throws SQLException {
        return new LedgerCount(
                row.getLong("received"),
                row.getLong("stored"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                row.getLong("late"),
                row.getLong("gaps"));
    }
}
