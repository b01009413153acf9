/** Facts the detection writes once: raise, escalate, ease, clear, amend, retract. */
@NullMarked
package lifeline.contract.signal;

import org.jspecify.annotations.NullMarked;
