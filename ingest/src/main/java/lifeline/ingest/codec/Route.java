package lifeline.ingest.codec;

import java.util.Map;
import lifeline.contract.domain.Quantity;
import lifeline.contract.exercise.ExerciseTopic;
import lifeline.contract.topic.Topic;
import lifeline.ingest.foreign.ForeignTopic;
import org.jspecify.annotations.Nullable;

/**
 * Where the readings of a message belong, found by its topic. Made once for each topic, not for each message.
 *
 * @param asset empty where the settings name none for the device: nothing can be stored then
 * @param device our id of the device the topic names; empty where only the payload does
 * @param quantities what its domain knows, by the name the payload gives it
 * @param units the symbol of the unit meant where the payload names none, by the same name; the quantity's own for others
 * @param foreign the settings of a topic of others; null on a native one
 */
public record Route(
        String domain,
        String asset,
        String device,
        Map<String, Quantity> quantities,
        Map<String, String> units,
        @Nullable ForeignTopic foreign,
        String topic) {

    /** On a topic of an exercise: the device is the shadow, in the namespace of the exercise; the asset is the real one. */
    static Route of(ExerciseTopic exercise, Map<String, Quantity> quantities) {
        Topic topic = exercise.topic();
        return new Route(
                topic.domain(), topic.asset(), exercise.shadow(), quantities, Map.of(), null, exercise.toString());
    }

    /** Whether all it says belongs to an exercise: the topic's root decides, never the payload. */
    public boolean isExercise() {
        return ExerciseTopic.isBelowRoot(topic);
    }

    /** On a native topic. */
    static Route of(Topic topic, Map<String, Quantity> quantities) {
        return new Route(topic.domain(), topic.asset(), topic.device(), quantities, Map.of(), null, topic.toString());
    }

    /** On a topic of others. */
    public static Route of(ForeignTopic foreign, String topic) {
        Route nobody = new Route(foreign.domain(), "", "", foreign.quantities(), foreign.units(), foreign, topic);
        return foreign.device(topic).map(nobody::device).orElse(nobody);
    }

    /** Whether it is known who speaks; if not, the payload has to say it. */
    public boolean namesDevice() {
        return !device.isEmpty();
    }

    /**
     * The same, for a device the payload names: its id gets its namespace, its asset is what the settings say. On a native
     * topic it is at the asset of the topic.
     *
     * @param id as the payload has it
     */
    public Route device(String id) {
        if (foreign == null) {
            return new Route(domain, asset, id, quantities, units, null, topic);
        }
        return new Route(
                domain,
                id.isEmpty() ? "" : foreign.asset(topic, id).orElse(""),
                id.isEmpty() ? "" : foreign.deviceId(id),
                quantities,
                units,
                foreign,
                topic);
    }
}
