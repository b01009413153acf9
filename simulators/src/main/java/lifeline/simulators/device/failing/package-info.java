/**
 * What a failing device makes of what it measures: one small class for each kind. Pure: what is told is a function of what was
 * measured, the fault and the instant.
 */
@NullMarked
package lifeline.simulators.device.failing;

import org.jspecify.annotations.NullMarked;
