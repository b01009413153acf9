package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.Map;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.simulators.fault.Injection;

/** Gas from a bottle: zero, span and zero again for a calibration, up to a peak and back for a drill. */
record Maintenance(Failure failure, Injection fault) implements Failing {
    private static final double SPAN_FROM = 0.3;
    private static final double SPAN_TO = 0.8;

    @Override
    public Map<String, Double> measured(Map<String, Double> values, Instant at) {
        double gone = Failings.progress(fault, at);
        return Failings.replaced(
                values,
                failure.of(),
                (name, value) -> failure.way() == Way.CALIBRATION ? bottled(gone) : drilled(value, gone));
    }

    private double bottled(double gone) {
        return failure.number(gone >= SPAN_FROM && gone < SPAN_TO ? "span" : "zero");
    }

    private double drilled(double value, double gone) {
        double height = 1 - Math.abs(2 * gone - 1);
        return Math.rint((value + (failure.number("peak") - value) * height) * 10) / 10 + 0.0;
    }
}
