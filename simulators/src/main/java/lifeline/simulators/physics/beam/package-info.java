/**
 * A bridge as a beam of three modes. Vehicles are drawn from the seed, slot by slot of time, so any moment can be asked for; what
 * they weigh bends it, what they bounce makes it swing. Slow features and fast samples come from the same equations.
 */
@NullMarked
package lifeline.simulators.physics.beam;

import org.jspecify.annotations.NullMarked;
