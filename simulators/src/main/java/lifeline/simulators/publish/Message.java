package lifeline.simulators.publish;

import java.util.List;
import java.util.Optional;
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
    private final Optional<Emission> untold;

    private Message(String topic, byte[] payload, Parcel parcel, boolean retain) {
        this(topic, payload, parcel, retain, Optional.empty());
    }

    private Message(String topic, byte[] payload, Parcel parcel, boolean retain, Optional<Emission> untold) {
        this.topic = topic;
        this.payload = payload;
        this.parcel = parcel;
        this.retain = retain;
        this.untold = untold;
    }

    /** In the native JSON. */
    public static Message of(Emission emission) {
        return of(emission, PayloadFormat.JSON);
    }

    public static Message of(Emission emission, PayloadFormat format) {
        return new Message(format.topic(emission), format.encode(emission), Parcel.of(emission), emission.retain());
    }

    /** Handed to the edge node the device is behind, which writes it, and where to, when its turn comes. */
    public static Message untold(Emission emission) {
        return new Message(emission.topic().toString(), new byte[0], Parcel.of(emission), false, Optional.of(emission));
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

    /** What an edge node has to write; empty where the payload is there already. */
    public Optional<Emission> untold() {
        return untold;
    }

    /** Which of the groups of connections it goes over: an edge node has devices of one domain. */
    String group() {
        return untold.map(emission -> emission.topic().domain()).orElse("");
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
