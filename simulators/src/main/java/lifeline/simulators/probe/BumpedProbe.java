package lifeline.simulators.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.wave.Noise;

/**
 * Is given test gas at random moments, for {@value #HIGH_READINGS} readings each time; the pause between is long enough for
 * the alert to clear, also when some of it does not count because nobody was listening.
 */
final class BumpedProbe implements Probe {
    private static final int HIGH_READINGS = 8;
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration MEAN_PAUSE = Duration.ofSeconds(30);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(5);
    private static final long NUMBERS_A_SECOND = 1_000;

    private final TestGas gas;
    private final Topic topic;
    private final String sensor;
    private final long key;
    private final List<Bump> bumps = new ArrayList<>();
    private Instant nextBump;
    private long seq;
    private int high;

    BumpedProbe(TestGas gas, String device, long seed, Instant start) {
        this.gas = gas;
        this.topic = new Topic(gas.rule().domain(), device + "-site", device, Format.JSON);
        this.sensor = device + '.' + gas.rule().quantity();
        this.key = Noise.key(seed, device);
        this.seq = start.getEpochSecond() * NUMBERS_A_SECOND;
        this.nextBump = start.plus(FIRST_AFTER).plus(randomPause());
    }

    /** All so far. */
    List<Bump> bumps() {
        return List.copyOf(bumps);
    }

    @Override
    public Optional<Emission> emit(Instant at) {
        seq++;
        double value = isHighAt(at) ? raised(at) : quiet(at);
        Sample sample = new Sample(at, seq, Map.of(gas.rule().quantity(), value));
        return Optional.of(new Emission(at, topic, List.of(sample), Emission.Form.PLAIN, Map.of(), false));
    }

    private boolean isHighAt(Instant at) {
        return !at.isBefore(nextBump) && high < HIGH_READINGS;
    }

    private double raised(Instant at) {
        high++;
        if (high == 1) {
            bumps.add(Bump.begun(sensor, gas.rule().id(), at));
        } else {
            replaceLast(last().high(at, high <= gas.count(), high == HIGH_READINGS));
        }
        return gas.high();
    }

    private double quiet(Instant at) {
        if (high >= HIGH_READINGS) {
            Duration untilClear = gas.rule().clearAfter().multipliedBy(2).plus(MEAN_PAUSE);
            nextBump = at.plus(untilClear).plus(randomPause());
            high = 0;
        }
        if (!bumps.isEmpty()) {
            replaceLast(last().quiet(at));
        }
        return gas.quiet(seq);
    }

    private Bump last() {
        return bumps.get(bumps.size() - 1);
    }

    private void replaceLast(Bump bump) {
        bumps.set(bumps.size() - 1, bump);
    }

    private Duration randomPause() {
        double even = Noise.even(key, seq);
        return Duration.ofMillis(Math.round(-Math.log(1 - even) * MEAN_PAUSE.toMillis()));
    }

    @Override
    public Instant nextAfter(Instant at) {
        return at.plus(PERIOD);
    }
}
