package lifeline.launcher.drill.report;

import java.time.Duration;
import java.util.List;
import lifeline.launcher.drill.page.PageTally;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.ledger.probe.AlertTally;

/**
 * The books of a drill, closed.
 *
 * @param messages acknowledged by the broker
 * @param published how long was published
 * @param untimed share of the published readings that told no time
 * @param faults why the books cannot be trusted; empty when they can
 */
public record Books(
        Ledger ledger,
        AlertTally alerts,
        PageTally pages,
        long messages,
        Duration published,
        double untimed,
        List<String> faults) {
    public Books {
        faults = List.copyOf(faults);
    }

    public boolean close() {
        return faults.isEmpty()
                && ledger.closes()
                && alerts.lost() == 0
                && alerts.duplicated() == 0
                && pages.lost() == 0
                && pages.duplicated() == 0;
    }
}
