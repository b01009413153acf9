/**
 * The detection job: from the broker's messages to readings and signals in the store. {@link lifeline.stream.DetectionJob}
 * is the graph and the program; what is decided is decided in {@code judge} and below it, which know no Flink.
 */
@NullMarked
package lifeline.stream;

import org.jspecify.annotations.NullMarked;
