package lifeline.simulators.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/** Tells no time and no number; its values are the count. It falls silent when the quantity's range is used up. */
final class CountingProbe implements Probe {
    private static final Duration PERIOD = Duration.ofMillis(500);
    /** Coarse enough to survive the four bytes of the store. */
    private static final int STEPS_A_UNIT = 100;

    private final Quantity quantity;
    private final String sensor;
    private final Topic topic;
    private final long range;
    private long numbers;

    CountingProbe(String domain, Quantity quantity, String device) {
        this.quantity = quantity;
        this.sensor = device + '.' + quantity.name();
        this.topic = new Topic(domain, device + "-site", device, Format.JSON);
        this.range = range(quantity);
    }

    /** How many numbers a quantity has room for. */
    static long range(Quantity quantity) {
        return (long) ((quantity.max() - quantity.min()) * STEPS_A_UNIT);
    }

    Count count() {
        return new Count(sensor, quantity.min(), 1.0 / STEPS_A_UNIT, numbers);
    }

    @Override
    public Optional<Emission> emit(Instant at) {
        if (numbers >= range) {
            return Optional.empty();
        }
        double value = Math.round(quantity.min() * STEPS_A_UNIT + numbers) / (double) STEPS_A_UNIT;
        numbers++;
        Sample sample = new Sample(null, null, Map.of(quantity.name(), value));
        return Optional.of(new Emission(at, topic, List.of(sample), Emission.Form.PLAIN, Map.of(), false));
    }

    @Override
    public Instant nextAfter(Instant at) {
        return at.plus(PERIOD);
    }
}
