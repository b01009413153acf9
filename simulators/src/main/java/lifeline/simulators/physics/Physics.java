package lifeline.simulators.physics;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.city.Device;
import lifeline.simulators.fault.Injection;

/** A part of the city that is worked out rather than made up. */
public interface Physics {
    /** What is true there then, in the quantity's unit; empty where no model says anything. */
    OptionalDouble at(Device device, String quantity, Instant at);

    /** What a fast channel of a device there measures; empty where no model swings. */
    default Optional<Vibration> vibration(String asset, String device) {
        return Optional.empty();
    }

    /** Works out beforehand what the first question would have to wait for. */
    default void settle() {}

    /** From its own start on, this fault counts. Told in the order in which faults begin. */
    void begin(Injection fault);
}
