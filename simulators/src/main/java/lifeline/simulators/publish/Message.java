package lifeline.simulators.publish;

import lifeline.simulators.device.Emission;
import lifeline.simulators.truth.Parcel;

/** Bytes for a topic, and what they count for. */
public final class Message {
    private final String topic;
    private final byte[] payload;
    private final Parcel parcel;

    private Message(String topic, byte[] payload, Parcel parcel) {
        this.topic = topic;
        this.payload = payload;
        this.parcel = parcel;
    }

    /** In the native JSON. */
    public static Message of(Emission emission) {
        return of(emission, PayloadFormat.JSON);
    }

    public static Message of(Emission emission, PayloadFormat format) {
        return new Message(format.topic(emission), format.encode(emission), Parcel.of(emission));
    }

    public String topic() {
        return topic;
    }

    public Parcel parcel() {
        return parcel;
    }

    /** The message's own bytes, not a copy. */
    byte[] payload() {
        return payload;
    }
}
