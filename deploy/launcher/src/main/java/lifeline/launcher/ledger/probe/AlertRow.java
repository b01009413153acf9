package lifeline.launcher.ledger.probe;

import java.time.Instant;
import lifeline.contract.signal.Severity;

/**
 * An alert, as far as an account of alerts needs it.
 *
 * @param peak the gravest severity it had
 * @param recovered whether its condition has gone
 */
public record AlertRow(String rule, String subject, Instant episode, Severity peak, boolean recovered) {}
