/** What happens to messages between the device that says them and the broker: they wait, come twice, get lost. */
@NullMarked
package lifeline.simulators.device.link;

import org.jspecify.annotations.NullMarked;
