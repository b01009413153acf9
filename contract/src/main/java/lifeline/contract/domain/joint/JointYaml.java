package lifeline.contract.domain.joint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Curve;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.JointCondition.Balance.Measure;
import lifeline.contract.rule.JointCondition.Combination.Counting;
import lifeline.contract.rule.JointCondition.Residual.Side;
import lifeline.contract.yaml.YamlNode;

/**
 * Reads the condition of a rule with {@code subject: asset}: its inputs, which stand at the rule, and what its kind needs to be
 * told.
 */
public final class JointYaml {
    private static final int MOST_INPUTS = 4;
    private static final int MOST_SENSORS = 48;
    private static final Duration LEAST_GROWTH = Duration.ofDays(180);
    private static final int LEAST_LOOKS = 50;
    private static final int MOST_LOOKS = 100_000;

    /** The kinds there are. */
    public enum Kind {
        BALANCE,
        RESIDUAL,
        COMBINATION,
        GROUP,
        NEIGHBOURS,
        SEVERAL,
        GROWTH;

        private boolean takesOneInput() {
            return this == GROUP || this == COMBINATION || this == SEVERAL;
        }
    }

    private enum Subject {
        ASSET
    }

    private final Map<String, Quantity> quantities;
    private final String judged;

    /**
     * @param quantities of the domain, by name
     * @param judged the rule's own quantity; empty where it is not known
     */
    public JointYaml(Map<String, Quantity> quantities, Optional<Quantity> judged) {
        this.quantities = quantities;
        this.judged = judged.map(Quantity::name).orElse("");
    }

    /** Whether {@code rule} says that it is about a subject. */
    public static boolean isMeant(YamlNode rule) {
        return rule.has("subject") || rule.has("inputs");
    }

    /** Reads both, whatever faults there are. */
    public JointCondition read(YamlNode rule, YamlNode condition, Kind kind) {
        rule.choice("subject", Subject.class);
        if (kind == Kind.NEIGHBOURS) {
            return NeighboursYaml.read(rule, condition);
        }
        List<Input> inputs = inputs(rule.child("inputs"), kind.takesOneInput() ? 1 : 2);
        return switch (kind) {
            case BALANCE -> balance(condition, inputs);
            case RESIDUAL ->
                new JointCondition.Residual(
                        inputs,
                        condition.choice("side", Side.class),
                        condition.positiveDuration("learning").orElse(Duration.ofDays(7)),
                        condition.has("as")
                                ? condition.choice("as", JointCondition.Residual.Yardstick.class)
                                : JointCondition.Residual.Yardstick.SPREAD);
            case COMBINATION -> combination(condition, inputs);
            case GROUP -> new JointCondition.Group(inputs, looks(condition));
            case SEVERAL -> several(condition, inputs);
            case GROWTH ->
                new JointCondition.Growth(inputs, condition.choice("direction", Direction.class), year(condition));
            case NEIGHBOURS -> throw new IllegalStateException("read above");
        };
    }

    private static JointCondition several(YamlNode node, List<Input> inputs) {
        node.child("sensors");
        int sensors = node.integer("sensors", 2);
        if (sensors < 2 || sensors > MOST_SENSORS) {
            node.child("sensors").fault("'sensors' must be 2 to " + MOST_SENSORS);
        }
        Duration within = node.positiveDuration("within").orElse(Duration.ofMinutes(1));
        Duration along = node.has("along") ? node.positiveDuration("along").orElse(Duration.ZERO) : Duration.ZERO;
        if (along.compareTo(within) >= 0) {
            node.child("along").fault("'along' must be less than 'within': the last comes within that of the first");
        }
        if (inputs.size() > 1) {
            node.fault("it compares sensors of one quantity: one input");
        }
        return new JointCondition.Several(inputs, Math.max(2, sensors), within, along);
    }

    private static Duration year(YamlNode node) {
        Duration learning = node.positiveDuration("learning").orElse(LEAST_GROWTH);
        if (learning.compareTo(LEAST_GROWTH) < 0) {
            node.child("learning")
                    .fault("'learning' must be " + LEAST_GROWTH.toDays()
                            + " days at least: in less, warmth looks like growth");
        }
        return learning;
    }

    private static int looks(YamlNode node) {
        node.child("learning");
        int looks = node.integer("learning", LEAST_LOOKS);
        if (looks < LEAST_LOOKS || looks > MOST_LOOKS) {
            node.child("learning").fault("'learning' must be " + LEAST_LOOKS + " to " + MOST_LOOKS + " looks");
        }
        return Math.max(LEAST_LOOKS, looks);
    }

    private List<Input> inputs(YamlNode node, int least) {
        List<Input> inputs = new ArrayList<>();
        node.fields().forEach((name, limit) -> {
            Duration fresh = limit.duration();
            Quantity quantity = quantities.get(name);
            if (quantity == null) {
                limit.fault("unknown quantity '" + name + "'; domain.yaml declares "
                        + String.join(", ", quantities.keySet()));
            } else if (fresh.compareTo(quantity.period()) < 0) {
                limit.fault("'" + name + "' comes every " + quantity.period().toSeconds()
                        + " s and would seldom be fresh: give it at least that");
            }
            inputs.add(new Input(name, fresh));
        });
        if (node.line() > 0 && (inputs.size() < least || inputs.size() > MOST_INPUTS)) {
            node.fault(
                    "'inputs' must name " + least + " to " + MOST_INPUTS + " quantities, each with how old it may be");
        } else if (!judged.isEmpty() && node.line() > 0 && !isInput(inputs, judged)) {
            node.fault("'inputs' must name '" + judged + "', which the rule judges");
        }
        return inputs;
    }

    private static boolean isInput(List<Input> inputs, String quantity) {
        return inputs.stream().anyMatch(input -> input.quantity().equals(quantity));
    }

    private static String input(YamlNode node, String key, List<Input> inputs) {
        String name = node.text(key);
        if (!name.isEmpty() && !isInput(inputs, name)) {
            node.child(key).fault("'" + name + "' is not among the inputs of the rule");
        }
        return name;
    }

    private JointCondition balance(YamlNode node, List<Input> inputs) {
        Direction direction = node.choice("direction", Direction.class);
        String first = input(node, "first", inputs);
        String second = input(node, "second", inputs);
        Optional<Measure> measure = node.chosen("as", Measure.class);
        boolean isDivided = measure.isEmpty() || measure.get().isDivided();
        boolean isOffCurve = measure.filter(Measure.OFF_CURVE::equals).isPresent();
        double least = 0;
        if (isDivided) {
            least = node.number("least");
            if (node.has("least") && least <= 0) {
                node.child("least").fault("'least' must be above 0: nothing is divided by less");
            }
        }
        if (!first.isEmpty() && first.equals(second)) {
            node.child("second").fault("a balance is between two quantities");
        } else {
            checkUnits(node, first, second, measure);
        }
        if (inputs.size() > 2) {
            node.fault("a balance has two inputs, not " + inputs.size());
        }
        Optional<Curve> curve = isOffCurve ? Optional.of(curve(node.child("curve"))) : Optional.empty();
        return new JointCondition.Balance(
                inputs, direction, first, second, measure.orElse(Measure.DIFFERENCE), least, curve);
    }

    private static Curve curve(YamlNode list) {
        List<Curve.Point> points = new ArrayList<>();
        for (YamlNode pair : list.items()) {
            List<YamlNode> numbers = pair.items();
            if (numbers.size() != 2) {
                pair.fault("a point of a curve is [of, value]");
                continue;
            }
            Curve.Point point =
                    new Curve.Point(numbers.get(0).number(), numbers.get(1).number());
            if (!points.isEmpty() && point.of() <= points.get(points.size() - 1).of()) {
                pair.fault("the points of a curve go from the least to the greatest");
            }
            points.add(point);
        }
        if (list.line() > 0 && points.size() < 2) {
            list.fault("a curve has two points at least");
        }
        return new Curve(points.isEmpty() ? List.of(new Curve.Point(0, 0)) : points);
    }

    private void checkUnits(YamlNode node, String first, String second, Optional<Measure> measure) {
        Quantity one = quantities.get(first);
        Quantity other = quantities.get(second);
        boolean isSubtracted = measure.filter(chosen -> chosen == Measure.DIFFERENCE || chosen == Measure.SHARE)
                .isPresent();
        if (one != null && other != null && isSubtracted && one.unit() != other.unit()) {
            node.child("second")
                    .fault("'" + second + "' is in " + other.unit().symbol() + ", which cannot be taken from "
                            + one.unit().symbol());
        }
    }

    private JointCondition combination(YamlNode node, List<Input> inputs) {
        SignsYaml reader = new SignsYaml(quantities);
        List<JointCondition.Sign> signs = reader.read(node.child("signs"), inputs);
        Duration within = node.positiveDuration("within").orElse(Duration.ofMinutes(1));
        Counting counting = node.has("counting") ? node.choice("counting", Counting.class) : Counting.ANY;
        return new JointCondition.Combination(inputs, signs, within, counting);
    }
}
