/**
 * Accounts of probes, reading by reading and alert by alert: what their sender tells against what the store has.
 */
@NullMarked
package lifeline.launcher.ledger.probe;

import org.jspecify.annotations.NullMarked;
