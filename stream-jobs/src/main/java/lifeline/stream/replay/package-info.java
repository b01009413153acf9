/**
 * {@code ./lifeline replay}: history through the job's own operators, on the readings' clock. {@link
 * lifeline.stream.replay.Replay} is its face for programs, {@link lifeline.stream.replay.ReplayMain} for people.
 */
@NullMarked
package lifeline.stream.replay;

import org.jspecify.annotations.NullMarked;
