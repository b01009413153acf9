package lifeline.stream.operator;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** Where it is known how often single sensors report, where that is not as their quantity declares. */
@FunctionalInterface
public interface SensorPeriods extends Serializable {
    /** By the sensor's id. */
    Map<String, Duration> read();
}
