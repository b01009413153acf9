package lifeline.stream.subject;

/**
 * The value of one input. Instants in microseconds.
 *
 * @param at when it was observed
 * @param receivedAt when it reached us
 * @param takenAt when it came to the rule
 */
public record Told(String quantity, String device, long at, long receivedAt, long takenAt, double value) {
    public static Told of(SubjectInput input, long now) {
        return new Told(input.quantity(), input.device(), input.observedAt(), input.receivedAt(), now, input.value());
    }

    String sensor() {
        return device + '.' + quantity;
    }
}
