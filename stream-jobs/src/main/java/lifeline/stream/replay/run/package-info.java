/**
 * A recording in place of broker and store: source and sink of a run of the job. They run in the JVM that asked for it and find
 * what they work on by a number, because Flink copies what it is given.
 */
@NullMarked
package lifeline.stream.replay.run;

import org.jspecify.annotations.NullMarked;
