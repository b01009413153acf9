/**
 * Load for measuring: a city's devices publish plain readings as fast as they are let, in a process that costs as little as
 * it can. Not a city that behaves: values hardly move, but for the excursions that must raise an alert.
 *
 * <p>The parent says {@code go}, and then from time to time {@code confirmed N}; no more than a window of readings is sent
 * beyond what was confirmed, so that a saturated receiver always has something waiting and never without bound.
 */
@NullMarked
package lifeline.simulators.load;

import org.jspecify.annotations.NullMarked;
