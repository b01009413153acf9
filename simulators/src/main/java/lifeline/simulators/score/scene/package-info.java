/**
 * Scenarios of the library made ready to be played: where, when and how hard, and what a good system says of it.
 *
 * <p>Calm sensors declare a long period and keep it, so that a run spans many sensor-days. Those at and around what is struck,
 * and one in a hundred of all others, report as often as their domain says.
 */
@NullMarked
package lifeline.simulators.score.scene;

import org.jspecify.annotations.NullMarked;
