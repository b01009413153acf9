package lifeline.simulators.device;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.Fleet;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Shapes;
import lifeline.simulators.wave.Waveform;
import lifeline.simulators.wave.Weather;

/** What the sensors of one device give: what is true there, or what their behaviour is, and what faults add to it. */
final class Sensors {
    private final Device device;
    private final Physics physics;
    private final Map<String, Waveform> waveforms = new LinkedHashMap<>();
    private final Map<String, OptionalDouble> stuckAt = new HashMap<>();

    Sensors(Device device, Fleet fleet, Physics physics, long seed) {
        this.device = device;
        this.physics = physics;
        fleet.behaviour()
                .forEach((name, behaviour) ->
                        waveforms.put(name, new Waveform(behaviour, Noise.key(seed, device.id() + '.' + name))));
    }

    void strike(Injection fault) {
        fault.model().effects().forEach((name, effect) -> {
            if (effect.shape() == Effect.Shape.STUCK) {
                stuckAt.put(name, physics.at(device, name, fault.from()));
            }
        });
    }

    /**
     * What they give at {@code at}, in the quantities' own units; nothing of those that faults silence.
     *
     * @param last when they were asked before
     */
    Map<String, Double> at(Instant at, Instant last, List<Injection> faults, Weather weather) {
        Map<String, Double> values = new LinkedHashMap<>();
        waveforms.forEach((name, waveform) -> {
            OptionalDouble value = value(name, waveform, at, last, faults, weather);
            if (value.isPresent()) {
                values.put(name, value.getAsDouble());
            }
        });
        return values;
    }

    private OptionalDouble value(
            String name, Waveform waveform, Instant at, Instant last, List<Injection> faults, Weather weather) {
        double added = 0;
        double spike = 0;
        Instant measuredAt = at;
        for (Injection fault : faults) {
            Effect effect = fault.model().effects().get(name);
            if (effect == null) {
                continue;
            }
            boolean active = !at.isBefore(fault.from()) && at.isBefore(fault.turn());
            double hardness = fault.struck().getOrDefault(device.id(), 1.0);
            switch (effect.shape()) {
                case RAMP, SURGE -> added += hardness * Shapes.added(effect, fault.from(), fault.turn(), at);
                case SPIKE -> spike += last.isBefore(fault.from()) && !at.isBefore(fault.from()) ? effect.size() : 0;
                case STUCK -> measuredAt = active ? fault.from() : measuredAt;
                case SILENT -> {
                    if (active) {
                        return OptionalDouble.empty();
                    }
                }
            }
        }
        double measured =
                waveform.measured(ordinary(name, waveform, measuredAt, !measuredAt.equals(at), weather) + added);
        return OptionalDouble.of(spike == 0 ? measured : waveform.rounded(measured + spike));
    }

    private double ordinary(String name, Waveform waveform, Instant at, boolean stuck, Weather weather) {
        OptionalDouble truth =
                stuck ? stuckAt.getOrDefault(name, OptionalDouble.empty()) : physics.at(device, name, at);
        return truth.isPresent() ? waveform.around(truth.getAsDouble(), at) : waveform.at(at, weather);
    }
}
