package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.Optional;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.simulators.wave.Noise;

/** A number that stands for none. It is written as it is, in whatever unit the device tells, and none is named with it. */
record MagicValue(Failure failure, long key) implements Failing {
    @Override
    public Optional<Written> written(String quantity, double value, Instant at) {
        return failure.of().contains(quantity) && Noise.even(key, at.toEpochMilli()) < failure.number("share")
                ? Optional.of(new Written(number(), Optional.empty()))
                : Optional.empty();
    }

    private double number() {
        return failure.way() == Way.NAN ? Double.NaN : failure.number("value");
    }
}
