package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.Map;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.simulators.fault.Injection;

/** What is between the sensor and what it measures: water, ice, dirt. */
record Surroundings(Failure failure, Injection fault) implements Failing {
    @Override
    public Map<String, Double> measured(Map<String, Double> values, Instant at) {
        return Failings.replaced(values, failure.of(), (name, value) -> seen(value, at));
    }

    private double seen(double value, Instant at) {
        return failure.way() == Way.DIRTY
                ? Failings.tidy(value * (1 - failure.number("loss") * Failings.progress(fault, at)))
                : failure.number("reads");
    }
}
