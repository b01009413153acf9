package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.Map;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import org.jspecify.annotations.Nullable;

/** A sensor at the end of its scale. */
record Saturated(Failure failure, Map<String, Quantity> quantities) implements Failing {
    Saturated {
        quantities = Map.copyOf(quantities);
    }

    @Override
    public Map<String, Double> measured(Map<String, Double> values, Instant at) {
        return Failings.replaced(values, failure.of(), (name, value) -> end(quantities.get(name), value));
    }

    private double end(@Nullable Quantity quantity, double value) {
        if (quantity == null) {
            return value;
        }
        if (failure.way() == Way.LOW) {
            return quantity.min();
        }
        Double fullScale = quantity.fullScale();
        return fullScale == null ? quantity.max() : fullScale;
    }
}
