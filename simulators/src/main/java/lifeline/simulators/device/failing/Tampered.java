package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.Map;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.simulators.fault.Injection;

/** A cover that was opened, and a device that is carried away. */
record Tampered(Failure failure, Injection fault) implements Failing {
    @Override
    public Map<String, Double> measured(Map<String, Double> values, Instant at) {
        boolean isGone =
                failure.way() == Way.THEFT && !at.isBefore(fault.from().plusSeconds((long) failure.number("after")));
        return isGone ? Map.of() : Failings.replaced(values, failure.of(), (name, value) -> failure.number("angle"));
    }
}
