/** Gas that people draw, and the regulator that feeds them. A value follows from demand and faults; nothing is remembered. */
@NullMarked
package lifeline.simulators.physics.regulator;

import org.jspecify.annotations.NullMarked;
