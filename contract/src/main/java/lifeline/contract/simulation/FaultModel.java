package lifeline.contract.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.contract.simulation.physics.Hyetograph;

/**
 * A way the city breaks.
 *
 * @param track whether something dangerous happens, or only a device fails
 * @param fleet one of its devices is struck; empty for what comes from the weather
 * @param scope what is struck along with that device
 * @param within metres; what is farther away is not struck along
 * @param lasts until things begin to get better; {@link Effect#fall} and {@code settles} come on top
 * @param settles how long it takes, when the cause is gone, until its consequences are
 * @param report period of the struck devices while it lasts
 * @param effects by quantity
 * @param physics by parameter: what it does to the models of the struck asset, or of all assets
 * @param weather by driver: what a storm does to all
 * @param hyetograph how it rains while it lasts
 * @param shaking what it does to the waveforms of the struck devices
 * @param failure how the struck devices fail to tell the truth
 */
public record FaultModel(
        String id,
        Text title,
        Track track,
        String fleet,
        Scope scope,
        int reach,
        double within,
        Duration lasts,
        Duration settles,
        Duration report,
        Map<String, Effect> effects,
        Physical physics,
        Map<Driver, Effect> weather,
        Optional<Hyetograph> hyetograph,
        Optional<WaveformModel.Shaking> shaking,
        Optional<Failure> failure) {
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

    /**
     * What it does to physical models.
     *
     * @param changes by parameter
     * @param moved the quantities that tell of it
     */
    public record Physical(Map<String, Effect> changes, Set<String> moved) {
        /** Nothing. */
        public static final Physical NONE = new Physical(Map.of(), Set.of());

        public Physical {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
            moved = Collections.unmodifiableSet(new LinkedHashSet<>(moved));
        }
    }

    /** Whether it changes the weather. */
    public boolean isWeather() {
        return !weather.isEmpty() || hyetograph.isPresent();
    }

    /** The quantities in which it can be seen. */
    public Set<String> quantities() {
        Set<String> quantities = new LinkedHashSet<>(effects.keySet());
        quantities.addAll(physics.moved());
        failure.ifPresent(found -> quantities.addAll(found.of()));
        return quantities;
    }

    /** Which of the kinds of failing it is, when it is one of devices. */
    public Optional<FailureKind> failing() {
        if (track != Track.DEVICE) {
            return Optional.empty();
        }
        return failure.map(Failure::kind)
                .or(() -> effects.values().stream().findFirst().map(effect -> FailureKind.of(effect.shape())));
    }

    /** From its start until all values are back to normal. */
    public Duration whole() {
        Duration fall = Stream.of(
                        effects.values(), weather.values(), physics.changes().values())
                .flatMap(Collection::stream)
                .map(Effect::fall)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return lasts.plus(fall).plus(settles);
    }
}
