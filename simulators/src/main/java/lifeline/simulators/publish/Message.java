package lifeline.simulators.publish;

import lifeline.simulators.device.Emission;
import lifeline.simulators.truth.Parcel;

/** Bytes for a topic, and what they count for. */
public record Message(String topic, byte[] payload, Parcel parcel) {
    public static Message of(Emission emission) {
        return new Message(emission.topic().toString(), NativeJson.encode(emission), Parcel.of(emission));
    }
}
