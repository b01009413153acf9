/**
 * What the job says of itself: a heartbeat, the windows in which it saw nothing, and the messages that never came. One
 * writer in the whole job.
 */
@NullMarked
package lifeline.stream.sink.watch;

import org.jspecify.annotations.NullMarked;
