package lifeline.stream.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.signal.Signal;

/**
 * What comes of a look at a sensor without a reading.
 *
 * @param state empty when the sensor is forgotten
 * @param wakeAt when to look again, in microseconds; empty when nothing can be overdue
 */
public record Waking(Optional<SensorState> state, List<Signal> signals, OptionalLong wakeAt) {}
