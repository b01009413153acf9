package lifeline.contract.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Coupling.Driver;

/**
 * A way the city breaks.
 *
 * @param track whether something dangerous happens, or only a device fails
 * @param fleet one of its devices is struck; empty for what comes from the weather
 * @param scope what is struck along with that device
 * @param lasts until things begin to get better; {@link Effect#fall} comes on top
 * @param report period of the struck devices while it lasts
 * @param effects by quantity
 * @param weather by driver: what a storm does to all
 * @param shaking what it does to the waveforms of the struck devices
 */
public record FaultModel(
        String id,
        Text title,
        Track track,
        String fleet,
        Scope scope,
        int reach,
        Duration lasts,
        Duration report,
        Map<String, Effect> effects,
        Map<Driver, Effect> weather,
        Optional<WaveformModel.Shaking> shaking) {
    public FaultModel {
        effects = Collections.unmodifiableMap(new LinkedHashMap<>(effects));
        weather = Collections.unmodifiableMap(new LinkedHashMap<>(weather));
    }

    /** How far it goes beyond the one device. */
    public enum Scope {
        /** That device alone. */
        DEVICE,
        /** All devices of its asset, and the {@code reach} nearest assets of the kind, each half as hard as the one before. */
        ASSET,
        /** The whole city, by way of the weather. */
        CITY
    }

    /** From its start until all values are back to normal. */
    public Duration whole() {
        Duration fall = Duration.ZERO;
        for (Effect effect : effects.values()) {
            fall = effect.fall().compareTo(fall) > 0 ? effect.fall() : fall;
        }
        for (Effect effect : weather.values()) {
            fall = effect.fall().compareTo(fall) > 0 ? effect.fall() : fall;
        }
        return lasts.plus(fall);
    }
}
