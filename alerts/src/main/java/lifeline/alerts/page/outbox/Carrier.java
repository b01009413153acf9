package lifeline.alerts.page.outbox;

import java.util.List;
import lifeline.alerts.page.Message;

/** Brings a message to a provider. The port to the outside: what it cannot do it says, and throws nothing. */
public interface Carrier {
    /**
     * A message on its way.
     *
     * @param page its number: the same in every attempt
     * @param kind what the channel speaks
     * @param settings of the channel, JSON
     * @param address where on the channel; may be empty
     */
    record Parcel(long page, String channel, String kind, String settings, String address, Message message) {}

    /** Brings it, and comes back within {@link Sender#PATIENCE}. For several threads. */
    Delivery carry(Parcel parcel);

    /** Whether the provider can tell that two attempts are the same message. */
    boolean isKeyed(String kind);

    /** How many messages a channel may send in which times. */
    List<Limit> limits(String kind, String settings);
}
