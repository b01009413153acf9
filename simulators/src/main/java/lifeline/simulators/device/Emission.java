package lifeline.simulators.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.topic.Topic;

/**
 * A message a device sends.
 *
 * @param at when, by the city's clock
 * @param form how times and samples are written
 * @param units by quantity, where the message names them
 * @param copy an exact repetition of what the device sent just before
 */
public record Emission(
        Instant at, Topic topic, List<Sample> samples, Form form, Map<String, String> units, boolean copy) {
    public Emission {
        samples = List.copyOf(samples);
        units = Map.copyOf(units);
    }

    /** How the payload is written. */
    public record Form(boolean epochMillis, boolean array) {
        /** ISO 8601, one object. */
        public static final Form PLAIN = new Form(false, false);
    }
}
