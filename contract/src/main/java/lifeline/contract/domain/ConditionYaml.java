package lifeline.contract.domain;

import java.time.Duration;
import java.util.Optional;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.yaml.YamlNode;

/** Reads the condition of a rule: its kind, and what that kind needs to be told. */
final class ConditionYaml {
    private enum Kind {
        THRESHOLD,
        RATE_OF_CHANGE,
        ABSENCE,
        FLAT_LINE
    }

    private ConditionYaml() {}

    /** Empty when the kind is unknown: then nothing else about it can be judged. */
    static Optional<Condition> read(YamlNode node, Optional<Quantity> quantity) {
        Optional<Condition> condition = node.chosen("kind", Kind.class).map(kind -> switch (kind) {
            case THRESHOLD -> new Condition.Threshold(node.choice("direction", Direction.class));
            case RATE_OF_CHANGE ->
                new Condition.RateOfChange(node.choice("direction", Direction.class), window(node, quantity));
            case ABSENCE -> new Condition.Absence();
            case FLAT_LINE -> new Condition.FlatLine(tolerance(node));
        });
        if (condition.isPresent()) {
            node.done();
        }
        return condition;
    }

    private static double tolerance(YamlNode node) {
        double tolerance = node.number("tolerance");
        if (tolerance < 0) {
            node.child("tolerance").fault("'tolerance' must not be negative");
        }
        return tolerance;
    }

    private static Duration window(YamlNode node, Optional<Quantity> quantity) {
        Optional<Duration> window = node.positiveDuration("window");
        Duration period = quantity.map(Quantity::period).orElse(Duration.ZERO);
        if (window.isPresent() && window.get().compareTo(period) < 0) {
            node.child("window")
                    .fault("'window' must hold two readings: at least a period, " + period.toSeconds() + " s");
        }
        return window.orElse(period);
    }
}
