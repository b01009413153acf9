package lifeline.alerts.noise.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.page.Message;

/**
 * An alert that waits for a digest to one person over one channel, or was told in one.
 *
 * @param message what a page of it alone says
 * @param toldAt when it was first told
 * @param isAlone whether it was told by a page of its own
 * @param isHolding whether somebody is still wanted for it
 * @param isRecovered whether its condition has gone
 */
record Line(
        long id,
        long alert,
        String transition,
        Receiver receiver,
        int urgency,
        Duration goodFor,
        Message message,
        Optional<Instant> toldAt,
        boolean isAlone,
        boolean isHolding,
        boolean isRecovered) {

    /** Whom, and over what. */
    record Receiver(String person, String channel, String address) {}

    boolean isNews() {
        return isHolding && toldAt.isEmpty();
    }

    boolean isStill() {
        return isHolding && toldAt.isPresent();
    }

    /** It was told in a digest, and that it is over was not. Who was told by a page of its own hears it alone, too. */
    boolean isEnd() {
        return toldAt.isPresent() && !isAlone && isRecovered;
    }
}
