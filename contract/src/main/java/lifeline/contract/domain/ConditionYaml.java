package lifeline.contract.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.joint.JointYaml;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Condition.Deviation.Hours;
import lifeline.contract.rule.Condition.Deviation.Measure;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.yaml.YamlNode;

/** Reads the condition of a rule: its kind, and what that kind needs to be told. */
final class ConditionYaml {
    private enum Kind {
        THRESHOLD,
        RATE_OF_CHANGE,
        FORECAST,
        ABSENCE,
        FLAT_LINE,
        JUMP,
        PATTERN,
        DEVIATION,
        FAULTY,
        DRIFT,
        DROP,
        RECORD,
        SHIFT,
        BALANCE,
        RESIDUAL,
        COMBINATION,
        GROUP,
        NEIGHBOURS,
        SEVERAL,
        GROWTH
    }

    private static final Duration LEAST_OVER = Duration.ofDays(7);
    private static final Duration MOST_OVER = Duration.ofDays(30);
    private static final int MOST_READINGS = 100_000;

    private ConditionYaml() {}

    /**
     * Empty when the kind is unknown: then nothing else about it can be judged.
     *
     * @param rule where the inputs of a condition over several sensors stand
     */
    static Optional<Condition> read(YamlNode rule, Optional<Quantity> quantity, Map<String, Quantity> quantities) {
        YamlNode node = rule.child("condition");
        JointYaml joint = new JointYaml(quantities, quantity);
        Optional<Condition> condition = node.chosen("kind", Kind.class).map(kind -> switch (kind) {
            case THRESHOLD -> new Condition.Threshold(node.choice("direction", Direction.class));
            case RATE_OF_CHANGE ->
                new Condition.RateOfChange(node.choice("direction", Direction.class), window(node, quantity));
            case FORECAST ->
                new Condition.Forecast(
                        node.choice("direction", Direction.class),
                        window(node, quantity),
                        node.positiveDuration("ahead").orElse(Duration.ofMinutes(15)));
            case ABSENCE -> new Condition.Absence();
            case FLAT_LINE -> new Condition.FlatLine(tolerance(node));
            case JUMP -> new Condition.Jump(readings(node, "memory", 10));
            case PATTERN -> new Condition.Pattern(readings(node, "learning", 50));
            case DEVIATION ->
                new Condition.Deviation(
                        node.choice("direction", Direction.class),
                        node.positiveDuration("learning").orElse(Duration.ofDays(7)),
                        node.has("as") ? node.choice("as", Measure.class) : Measure.SPREAD,
                        hours(node));
            case FAULTY -> new Condition.Faulty();
            case DRIFT -> new Condition.Drift(days(node));
            case DROP ->
                new Condition.Drop(node.choice("direction", Direction.class), window(node, quantity), back(node));
            case RECORD ->
                new Condition.NewRecord(
                        node.choice("direction", Direction.class),
                        node.positiveDuration("learning").orElse(Duration.ofDays(7)));
            case SHIFT ->
                new Condition.Shift(
                        node.choice("direction", Direction.class),
                        node.positiveDuration("learning").orElse(Duration.ofDays(7)));
            case BALANCE -> joint.read(rule, node, JointYaml.Kind.BALANCE);
            case RESIDUAL -> joint.read(rule, node, JointYaml.Kind.RESIDUAL);
            case COMBINATION -> joint.read(rule, node, JointYaml.Kind.COMBINATION);
            case GROUP -> joint.read(rule, node, JointYaml.Kind.GROUP);
            case NEIGHBOURS -> joint.read(rule, node, JointYaml.Kind.NEIGHBOURS);
            case SEVERAL -> joint.read(rule, node, JointYaml.Kind.SEVERAL);
            case GROWTH -> joint.read(rule, node, JointYaml.Kind.GROWTH);
        });
        if (condition.isPresent()) {
            node.done();
            if (!(condition.get() instanceof JointCondition) && JointYaml.isMeant(rule)) {
                node.child("kind")
                        .fault("a condition of this kind looks at each sensor by itself: 'subject' and 'inputs'"
                                + " belong to balance, residual, combination, group, neighbours, several and growth");
            }
        }
        if (condition.isEmpty() || !(condition.get() instanceof JointCondition)) {
            rule.optional("subject");
            rule.optional("inputs");
        }
        return condition;
    }

    private static Duration days(YamlNode node) {
        Duration over = node.positiveDuration("over").orElse(LEAST_OVER);
        if (over.compareTo(LEAST_OVER) < 0 || over.compareTo(MOST_OVER) > 0) {
            node.child("over").fault("'over' must be 7 to 30 days: a creep is slow");
        }
        return over;
    }

    private static double back(YamlNode node) {
        double back = node.number("back");
        if (node.has("back") && !(back > 0 && back <= 1)) {
            node.child("back").fault("'back' is a share of the departure, above 0 and at most 1");
        }
        return back;
    }

    private static int readings(YamlNode node, String key, int least) {
        node.child(key);
        int readings = node.integer(key, least);
        if (readings < least || readings > MOST_READINGS) {
            node.child(key).fault("'" + key + "' must be a number of readings, " + least + " to " + MOST_READINGS);
        }
        return Math.max(least, readings);
    }

    private static Hours hours(YamlNode node) {
        if (!node.has("from") && !node.has("to")) {
            return Hours.ALL;
        }
        Hours hours = new Hours(node.duration("from", Duration.ZERO), node.duration("to", Duration.ofDays(1)));
        if (hours.to().compareTo(Duration.ofDays(1)) > 0 || hours.from().compareTo(Duration.ofDays(1)) >= 0) {
            node.child("from").fault("'from' and 'to' are times of the day, 0h to 24h");
        } else if (hours.from().equals(hours.to())) {
            node.child("to").fault("'to' must be another time than 'from'");
        }
        return hours;
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
