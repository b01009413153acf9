/**
 * Whether everything that was sent has arrived once: pure arithmetic over what the simulators and the store say.
 */
@NullMarked
package lifeline.launcher.ledger;

import org.jspecify.annotations.NullMarked;
