/**
 * The truth of a run: every fault that was injected, and the ledger of what was sent and what the broker took. Counted in
 * readings. A reading is published when the broker acknowledged its message with a reason code below 0x80, never before.
 */
@NullMarked
package lifeline.simulators.truth;

import org.jspecify.annotations.NullMarked;
