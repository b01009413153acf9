/**
 * What was refused, into {@code rejection} and {@code rejection_count}, and the {@code ledger} with it.
 */
@NullMarked
package lifeline.stream.sink.rejection;

import org.jspecify.annotations.NullMarked;
