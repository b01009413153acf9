package lifeline.stream.subject;

import java.util.Comparator;

/**
 * The value of one input. Instants in microseconds.
 *
 * @param at when it was observed
 * @param receivedAt when it reached us
 * @param takenAt when it came to the rule
 */
public record Told(String quantity, String device, long at, long receivedAt, long takenAt, double value) {
    /** In the order of the ids of their sensors. */
    static final Comparator<Told> BY_SENSOR = Comparator.comparing(Told::device).thenComparing(Told::quantity);

    public static Told of(SubjectInput input, long now) {
        return new Told(input.quantity(), input.device(), input.observedAt(), input.receivedAt(), now, input.value());
    }

    /** Whether both are of one sensor. */
    boolean isOfSensor(Told other) {
        return device.equals(other.device) && quantity.equals(other.quantity);
    }
}
