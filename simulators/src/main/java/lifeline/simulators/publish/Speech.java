package lifeline.simulators.publish;

import java.util.List;
import java.util.Optional;
import lifeline.simulators.truth.Parcel;

/**
 * What a connection says of the messages it is given, and beside them. Devices that speak for themselves say just their
 * messages; an edge node has a will, is born, and numbers what it says. Asked by the one thread of its connection.
 */
public interface Speech {
    /**
     * What is published.
     *
     * @param repeats the readings in it that were told before, and are told once more
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packet(String topic, byte[] payload, boolean retain, Parcel repeats) {
        private static final Parcel NOTHING = new Parcel(List.of(), true, false);

        /** One that repeats nothing, and that the broker does not keep. */
        public Packet(String topic, byte[] payload) {
            this(topic, payload, false, NOTHING);
        }
    }

    /** Every message as it is. */
    static Speech plain() {
        return new Speech() {
            @Override
            public Packet say(Message message) {
                if (message.untold().isPresent()) {
                    throw new IllegalArgumentException(
                            "an edge node has to write what is meant for " + message.topic());
                }
                return new Packet(message.topic(), message.payload(), message.isRetained(), Packet.NOTHING);
            }
        };
    }

    /** Begins a session: what is left at the broker, to be published when the connection breaks. */
    default Optional<Packet> will() {
        return Optional.empty();
    }

    /** The topic on which it is told what to do. */
    default Optional<String> commands() {
        return Optional.empty();
    }

    /** Whether what was published there asks it to {@link #begin} once more. May be asked by any thread. */
    default boolean asksToBegin(byte[] command) {
        return false;
    }

    /** What comes before all messages, over each new connection. */
    default List<Packet> begin() {
        return List.of();
    }

    /** What a message is told with. One that was not acknowledged is told again, after {@link #begin}. */
    Packet say(Message message);

    /** What comes last, before it leaves in order. */
    default Optional<Packet> farewell() {
        return Optional.empty();
    }
}
