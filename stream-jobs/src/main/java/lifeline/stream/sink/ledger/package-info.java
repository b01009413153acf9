/**
 * What became of every reading, into {@code ledger}. Counts go into the transaction of what they count: whatever is killed
 * whenever, {@code received = stored + duplicate + rejected} holds for each row of the table.
 */
@NullMarked
package lifeline.stream.sink.ledger;

import org.jspecify.annotations.NullMarked;
