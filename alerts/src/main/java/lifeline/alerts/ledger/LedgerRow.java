package lifeline.alerts.ledger;

import java.time.Instant;

/**
 * A device in an hour.
 *
 * @param device empty for all that belongs to no device the store knows
 * @param hour its start
 */
public record LedgerRow(String device, String domain, Instant hour, LedgerCount count, boolean balanced) {}
