package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a fault makes of what a device measures and of how it tells it, while it lasts. As it stands here, nothing. */
public interface Failing {
    /**
     * What is written in place of a number.
     *
     * @param unit named with it; empty: the message names none for it
     */
    record Written(double number, Optional<String> unit) {}

    /** What the sensors give in place of {@code values}, each in its quantity's own unit; what is left out is not told. */
    default Map<String, Double> measured(Map<String, Double> values, Instant at) {
        return values;
    }

    /** What the device takes the time for when its clock, if it were right, would show {@code at}. */
    default Instant clock(Instant at) {
        return at;
    }

    /** Whether it tells times without a zone. */
    default boolean isZoneless() {
        return false;
    }

    /** What the payload says in place of the number the device would write, whatever that is. */
    default Optional<Written> written(String quantity, double value, Instant at) {
        return Optional.empty();
    }
}
