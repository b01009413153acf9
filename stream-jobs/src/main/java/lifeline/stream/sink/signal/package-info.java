/**
 * Signals into {@code signal} and {@code episode}, in one transaction, at once.
 */
@NullMarked
package lifeline.stream.sink.signal;

import org.jspecify.annotations.NullMarked;
