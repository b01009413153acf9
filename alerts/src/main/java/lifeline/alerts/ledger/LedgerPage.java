package lifeline.alerts.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The ledger of a time: its sums, and rows of it.
 *
 * @param total over all rows of the time, also those that are not among the items
 * @param rows how many there are
 * @param unbalanced how many of them break the law {@code received = stored + duplicate + rejected}
 * @param items the newest first, then by device
 */
public record LedgerPage(
        Instant from, Instant to, LedgerCount total, long rows, long unbalanced, List<LedgerRow> items) {}
