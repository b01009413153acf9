package lifeline.simulators.publish;

import java.util.List;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.exercise.ExerciseTopic;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.frame.FrameBytes;
import lifeline.simulators.frame.FrameEmission;
import lifeline.simulators.truth.Parcel;

/** Bytes for a topic, and what they count for. */
public final class Message {
    private final String topic;
    private final byte[] payload;
    private final Parcel parcel;
    private final boolean retain;

    private Message(String topic, byte[] payload, Parcel parcel, boolean retain) {
        this.topic = topic;
        this.payload = payload;
        this.parcel = parcel;
        this.retain = retain;
    }

    /** In the native JSON. */
    public static Message of(Emission emission) {
        return of(emission, PayloadFormat.JSON);
    }

    public static Message of(Emission emission, PayloadFormat format) {
        return new Message(format.topic(emission), format.encode(emission), Parcel.of(emission), emission.retain());
    }

    /** Said by the shadow of a device, in the native JSON; the broker keeps nothing of it. */
    public static Message shadow(ExerciseId exercise, Emission emission) {
        return new Message(
                new ExerciseTopic(exercise, emission.topic()).toString(),
                PayloadFormat.JSON.encode(emission),
                Parcel.of(emission),
                false);
    }

    /** The last that a shadow says. */
    public static Message lastOfShadow(ExerciseId exercise, Topic topic) {
        Topic status = new Topic(topic.domain(), topic.asset(), topic.device(), Format.STATUS);
        return new Message(
                new ExerciseTopic(exercise, status).toString(), new byte[0], new Parcel(List.of(), true, false), false);
    }

    public static Message of(FrameEmission frame) {
        return new Message(frame.topic().toString(), FrameBytes.encode(frame), Parcel.of(frame), frame.retain());
    }

    public String topic() {
        return topic;
    }

    public Parcel parcel() {
        return parcel;
    }

    /** Whether the broker is to keep it for whoever subscribes later. */
    public boolean isRetained() {
        return retain;
    }

    /** The message's own bytes, not a copy. */
    public byte[] payload() {
        return payload;
    }
}
