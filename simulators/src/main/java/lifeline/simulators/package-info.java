/**
 * A city that can be broken on purpose: the program that publishes what the devices of the simulated Weihai say.
 *
 * <p>One thread asks the {@link lifeline.simulators.device.Source} for the next message when the city's clock has come to its
 * instant and hands it to a gateway, which has a thread of its own.
 */
@NullMarked
package lifeline.simulators;

import org.jspecify.annotations.NullMarked;
