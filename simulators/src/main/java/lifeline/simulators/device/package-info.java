/**
 * Devices with a clock, a running number and habits of their own, and the run of a city: an endless, repeatable sequence of
 * messages in the order of their instants. Pure: nothing here waits or sends; one thread asks.
 */
@NullMarked
package lifeline.simulators.device;

import org.jspecify.annotations.NullMarked;
