package lifeline.simulators.wave;

import java.time.Instant;
import lifeline.contract.simulation.Behaviour;
import lifeline.contract.simulation.Coupling;

/** One sensor's ordinary values: its {@link Behaviour} with an offset and noise of its own. */
public final class Waveform {
    private static final double WANDER_SECONDS = 1_800;

    private final Behaviour behaviour;
    private final long key;
    private final double offset;
    private final double perUnit;

    /** @param key of the sensor, see {@link Noise#key} */
    public Waveform(Behaviour behaviour, long key) {
        this.behaviour = behaviour;
        this.key = key;
        this.offset = behaviour.spread() * (Noise.even(key, -1) * 2 - 1);
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(behaviour.resolution()) - 1e-9) + 1);
        this.perUnit = Math.pow(10, decimals);
    }

    /** What the sensor would measure, before cutting and rounding. */
    public double at(Instant instant, Weather weather) {
        double seconds = instant.getEpochSecond() + instant.getNano() / 1e9;
        double value = behaviour.base() + offset;
        for (Behaviour.Wave wave : behaviour.waves()) {
            double hours = (seconds / 3_600 + 8) % 24 - wave.peak().toSeconds() / 3_600.0;
            value += wave.height() * Math.cos(hours * wave.perDay() / 24 * 2 * Math.PI);
        }
        for (Coupling coupling : behaviour.weather()) {
            value += coupling.at(weather.at(coupling.driver(), instant));
        }
        if (behaviour.life().isPresent()) {
            value += aged(behaviour.life().get(), seconds);
        }
        if (behaviour.wander() > 0) {
            value += behaviour.wander() * Noise.smooth(~key, seconds / WANDER_SECONDS);
        }
        return value + noise(instant);
    }

    private double aged(Behaviour.Life life, double seconds) {
        double lives = seconds / life.lasts().toSeconds() + Noise.even(key, -2);
        return (life.end() - behaviour.base()) * Behaviour.Life.gone(lives - Math.floor(lives));
    }

    /** What the sensor would measure of a true value: with its own offset and noise, before cutting and rounding. */
    public double around(double truth, Instant instant) {
        return truth + offset + noise(instant);
    }

    private double noise(Instant instant) {
        return behaviour.noise() > 0 ? behaviour.noise() * Noise.bell(key, instant.toEpochMilli()) : 0;
    }

    /** Cut to what can be, in steps of the resolution. */
    public double measured(double value) {
        return rounded(Math.max(behaviour.least(), Math.min(behaviour.most(), value)));
    }

    /** In steps of the resolution. */
    public double rounded(double value) {
        double steps = Math.rint(value / behaviour.resolution()) * behaviour.resolution();
        return Math.rint(steps * perUnit) / perUnit + 0.0;
    }
}
