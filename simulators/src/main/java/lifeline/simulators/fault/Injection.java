package lifeline.simulators.fault;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import lifeline.contract.simulation.FaultModel;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was injected: what the truth file tells.
 *
 * @param asset that is struck; null for the whole city
 * @param device that is struck first; null for the whole city
 * @param struck how hard each device is hit, 1 being whole
 * @param turn when things begin to get better
 * @param until when all is back to normal
 */
public record Injection(
        String id,
        String play,
        String domain,
        FaultModel model,
        @Nullable String asset,
        @Nullable String device,
        Map<String, Double> struck,
        Instant from,
        Instant turn,
        Instant until) {
    public Injection {
        struck = Collections.unmodifiableMap(new LinkedHashMap<>(struck));
    }

    /** How hard the device that is struck first is hit; 1 for the whole city. */
    public double hardness() {
        return device == null ? 1 : struck.getOrDefault(device, 1.0);
    }

    /** Whether it still has an effect. */
    public boolean isActiveAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
