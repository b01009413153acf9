package lifeline.simulators.device.failing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;

/** Firmware that tells another scale, another unit, or one quantity for the other. */
record NewFirmware(Failure failure) implements Failing {
    @Override
    public Map<String, Double> measured(Map<String, Double> values, Instant at) {
        return switch (failure.way()) {
            case SCALED -> Failings.replaced(values, failure.of(), (name, value) -> scaled(value));
            case CHANNELS -> swapped(values, List.copyOf(failure.of()));
            default -> values;
        };
    }

    @Override
    public Optional<Written> written(String quantity, double value, Instant at) {
        return failure.way() == Way.RENAMED && failure.of().contains(quantity)
                ? Optional.of(new Written(scaled(value), failure.unit()))
                : Optional.empty();
    }

    private double scaled(double value) {
        return Failings.tidy(value * failure.number("factor"));
    }

    private static Map<String, Double> swapped(Map<String, Double> values, List<String> pair) {
        Double one = values.get(pair.get(0));
        Double other = values.get(pair.get(1));
        if (one == null || other == null) {
            return values;
        }
        Map<String, Double> swapped = new LinkedHashMap<>(values);
        swapped.put(pair.get(0), other);
        swapped.put(pair.get(1), one);
        return swapped;
    }
}
