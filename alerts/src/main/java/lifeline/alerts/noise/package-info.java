/**
 * What stands between somebody being wanted for an alert and somebody being paged: silences, inhibition, windows of work,
 * flapping, storms and grouping. All of it decides, none of it reads or writes: state and time come in as arguments, and a
 * {@link Verdict} with its reason goes out. What is grave is never lost by it: no red hazard is inhibited, held as flapping or
 * held by a window of work, and a red of a guarded domain is silenced by two people or not at all.
 */
@NullMarked
package lifeline.alerts.noise;

import org.jspecify.annotations.NullMarked;
