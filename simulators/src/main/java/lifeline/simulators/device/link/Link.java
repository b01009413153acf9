package lifeline.simulators.device.link;

import java.time.Instant;
import java.util.List;

/** What a fault does to the messages of the devices it strikes. Asked for each message, in their order. */
interface Link<T extends Carried<T>> {
    /** What comes of a message: nothing, itself, others; each at its own instant, not before that of the message. */
    List<T> carry(T message);

    /** Whether it does nothing any more to what is sent from then on. */
    boolean isOver(Instant at);
}
