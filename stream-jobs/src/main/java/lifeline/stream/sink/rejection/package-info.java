/**
 * What was refused, into {@code rejection} and {@code rejection_count}.
 */
@NullMarked
package lifeline.stream.sink.rejection;

import org.jspecify.annotations.NullMarked;
