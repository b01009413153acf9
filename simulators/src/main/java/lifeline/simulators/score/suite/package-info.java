/**
 * The library played at full speed, without a broker: each scenario under each seed, its readings handed to the replay, what that says
 * held against the truth. One thread makes the readings of the next run while another has the last one judged; nothing of a run is kept
 * but its figures.
 */
@NullMarked
package lifeline.simulators.score.suite;

import org.jspecify.annotations.NullMarked;
