package lifeline.contract.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Devices of one make: same asset kind, same period, same quantities.
 *
 * @param id as it stands in device ids: {@code gas-methane-0001} is of the fleet {@code methane}
 * @param at kind of asset its devices are mounted at
 * @param share of the domain's devices, beside the other fleets' shares
 * @param samples how often a sleeping device measures, which reports every period what it has measured since; it reports at
 *     once while it is in alarm
 * @param behaviour by quantity, in the file's order
 * @param waveform what some of its devices send as frames
 */
public record Fleet(
        String id,
        String at,
        double share,
        Duration period,
        Optional<Duration> samples,
        Map<String, Behaviour> behaviour,
        Optional<WaveformModel> waveform) {
    public Fleet {
        behaviour = Collections.unmodifiableMap(new LinkedHashMap<>(behaviour));
    }
}
