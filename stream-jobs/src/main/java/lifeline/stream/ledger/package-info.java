/**
 * Which of a device's numbers never came. Pure.
 */
@NullMarked
package lifeline.stream.ledger;

import org.jspecify.annotations.NullMarked;
