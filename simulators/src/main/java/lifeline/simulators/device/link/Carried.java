package lifeline.simulators.device.link;

import java.time.Duration;
import java.time.Instant;

/**
 * A message on its way.
 *
 * @param <T> the message itself
 */
public interface Carried<T extends Carried<T>> {
    /** When it is sent, by the city's clock. */
    Instant at();

    /** The same, sent at another instant; what it tells is not changed. */
    T at(Instant sent);

    /** The same, which repeats one that was sent. */
    T again();

    /** The same, which the broker keeps for whoever subscribes later. */
    T retained();

    /** The same, telling times that are so much older. */
    T older(Duration age);

    /** The same, from the device that has been put in the place of its own. */
    T fromItsReplacement();
}
