/**
 * The library played at full speed, without a broker: each scenario under each seed in a city of its own, its readings handed to the
 * replay, what that says held against the truth.
 *
 * <p>Calm sensors declare a long period and keep it, so that a run spans many sensor-days. Those at and around what is struck,
 * and one in a hundred of all others, report as often as their domain says. One thread makes the readings of the next run while
 * another has the last one judged; nothing of a run is kept but its figures.
 */
@NullMarked
package lifeline.simulators.score.suite;

import org.jspecify.annotations.NullMarked;
