package lifeline.simulators.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.WaveformModel;
import lifeline.contract.topic.Topic;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Vibration;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Shapes;

/**
 * A device on a structure that swings: as a model of it says, or else in modes that grow and fade by themselves within a minute, noise, and faults that make it
 * swing further and at another frequency. Its phases go on from frame to frame, so frames are asked for in order.
 */
final class VibratingDevice {
    private static final double FADING_SECONDS = 40;
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    private final Topic topic;
    private final WaveformModel model;
    private final Optional<Vibration> vibration;
    private final Duration delay;
    private final long key;
    private final double[] phases;
    private final List<Injection> faults = new ArrayList<>();
    private final FailingChannel channel;
    private Instant start;
    private long seq;

    /** @param delay how long after its last sample a frame leaves */
    VibratingDevice(
            Topic topic,
            WaveformModel model,
            Quantity quantity,
            Optional<Vibration> vibration,
            long seed,
            Instant start,
            Duration delay) {
        this.topic = topic;
        this.model = model;
        this.vibration = vibration;
        this.delay = delay;
        this.key = Noise.key(seed, topic.device() + '.' + model.quantity());
        this.channel = new FailingChannel(quantity, topic.device(), key, model.resolution());
        this.phases = new double[model.modes().size()];
        for (int i = 0; i < phases.length; i++) {
            phases[i] = 2 * Math.PI * Noise.even(key, i);
        }
        this.start = start;
        this.seq = start.getEpochSecond() / model.frame().toSeconds();
    }

    String id() {
        return topic.device();
    }

    /** When the next frame leaves. */
    Instant due() {
        return start.plus(model.frame()).plus(delay);
    }

    void strike(Injection fault) {
        if (fault.model().shaking().isPresent()) {
            faults.add(fault);
        }
        channel.strike(fault);
    }

    /** The next frame; empty when a fault silences the device. */
    Optional<FrameEmission> emit() {
        Instant at = due();
        Instant from = start;
        faults.removeIf(fault -> !from.isBefore(fault.until()));
        int count = (int) Math.round(model.rate() * model.frame().toSeconds());
        short[] counts = new short[count];
        double[] swinging = new double[count];
        vibration.ifPresent(deck -> deck.fill(from, model.rate(), swinging));
        Shake begin = shake(from);
        Shake end = shake(from.plus(model.frame()));
        long first = from.getEpochSecond() * (long) model.rate();
        for (int i = 0; i < count; i++) {
            double share = (double) i / count;
            double swung = vibration.isPresent() ? swinging[i] : swing(from, i, begin.towards(end, share));
            double value = swung + model.noise() * Noise.bell(key, first + i);
            counts[i] = channel.count(value, from.plusNanos((long) (i / model.rate() * NANOS)));
        }
        start = from.plus(model.frame());
        if (channel.isSilentAt(from)) {
            return Optional.empty();
        }
        return Optional.of(new FrameEmission(
                at,
                topic,
                seq++,
                channel.clock(from),
                (float) model.rate(),
                List.of(new FrameEmission.Channel(model.quantity(), (float) model.resolution(), 0, counts))));
    }

    private double swing(Instant from, int sample, Shake shake) {
        double second = from.toEpochMilli() / MILLIS + sample / model.rate();
        double value = 0;
        for (int m = 0; m < phases.length; m++) {
            WaveformModel.Mode mode = model.modes().get(m);
            phases[m] += 2 * Math.PI * mode.frequency() * shake.frequency() / model.rate();
            double strength = 1 + 0.5 * Noise.smooth(key + m + 1, second / FADING_SECONDS);
            value += mode.amplitude() * shake.amplitude() * strength * Math.sin(phases[m]);
        }
        return value;
    }

    /** How many times as far and as often the structure swings. */
    private record Shake(double amplitude, double frequency) {
        Shake towards(Shake other, double share) {
            return new Shake(
                    amplitude + (other.amplitude - amplitude) * share,
                    frequency + (other.frequency - frequency) * share);
        }
    }

    private Shake shake(Instant at) {
        double amplitude = 1;
        double frequency = 1;
        for (Injection fault : faults) {
            WaveformModel.Shaking shaking = fault.model().shaking().orElseThrow();
            Effect effect = fault.model().effects().get(shaking.follows());
            if (effect != null && effect.size() != 0) {
                double hardness = fault.struck().getOrDefault(topic.device(), 1.0);
                double height = hardness * Shapes.added(effect, fault.from(), fault.turn(), at) / effect.size();
                amplitude += height * (shaking.amplitude() - 1);
                frequency += height * (shaking.frequency() - 1);
            }
        }
        return new Shake(amplitude, frequency);
    }
}
