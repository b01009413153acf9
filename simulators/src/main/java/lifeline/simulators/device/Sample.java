package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device measured at one instant, as it tells it.
 *
 * @param time null where the device tells none
 * @param seq null where the device does not number
 * @param values in the units the message names, or else in the quantities' own; not a number where the device says so
 */
public record Sample(@Nullable Instant time, @Nullable Long seq, Map<String, Double> values) {
    public Sample {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same, measured that much earlier. */
    Sample older(Duration age) {
        return new Sample(time == null ? null : time.minus(age), seq, values);
    }
}
