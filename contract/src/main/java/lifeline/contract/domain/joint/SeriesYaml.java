package lifeline.contract.domain.joint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scenario.Past;
import lifeline.contract.rule.Scenario.Series;
import lifeline.contract.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the sensors of a scenario tell: {@code values} of the rule's quantity, or {@code inputs} of a rule over several
 * sensors, and what was before.
 */
public final class SeriesYaml {
    private static final int MOST_BEFORE = 20_000;

    private SeriesYaml() {}

    /** One series, or those of a joint rule's inputs in the order of the rule, its own quantity first. */
    public static List<Series> read(YamlNode node, Optional<Rule> rule) {
        Optional<JointCondition> joint = rule.flatMap(Rule::joint);
        if (joint.isPresent()) {
            String judged = rule.map(Rule::quantity).orElse("");
            if (joint.get() instanceof JointCondition.Neighbours) {
                return sensors(node, List.of(new Input(judged, Duration.ZERO)));
            }
            return joint.get().hearsAll()
                    ? sensors(node, joint.get().inputs())
                    : inputs(node, judged, joint.get().inputs());
        }
        String quantity = quantity(node, rule);
        Past past = node.optional("before").map(SeriesYaml::past).orElse(Past.NONE);
        List<@Nullable Double> values = values(node.child("values"));
        if (node.has("values") && beginsSilent(values)) {
            node.child("values").fault("a scenario begins with a value");
        }
        return List.of(new Series(Series.DEVICE, quantity, past, values));
    }

    private static String quantity(YamlNode node, Optional<Rule> rule) {
        String own = rule.map(Rule::quantity).orElse("");
        if (!node.has("quantity")) {
            return own;
        }
        String quantity = node.text("quantity");
        if (rule.isPresent() && !quantity.equals(own)) {
            node.child("quantity").fault("the rule judges '" + own + "', not '" + quantity + "'");
        }
        return quantity;
    }

    private static List<Series> inputs(YamlNode node, String judged, List<Input> inputs) {
        YamlNode given = node.child("inputs");
        Map<String, YamlNode> lists = given.fields();
        Optional<YamlNode> before = node.optional("before");
        Map<String, YamlNode> pasts =
                before.map(each -> each.child("inputs").fields()).orElse(Map.of());
        int count = before.map(SeriesYaml::count).orElse(0);
        before.ifPresent(YamlNode::done);
        List<Series> series = new ArrayList<>();
        for (Input input : inputs) {
            String name = input.quantity();
            YamlNode list = lists.remove(name);
            if (list == null && given.line() > 0) {
                given.fault("the rule's input '" + name + "' is missing");
            }
            List<@Nullable Double> values = list == null ? new ArrayList<>() : values(list);
            if (list != null && name.equals(judged) && beginsSilent(values)) {
                list.fault("a scenario begins with a value");
            }
            if (list != null
                    && !series.isEmpty()
                    && values.size() != series.get(0).values().size()) {
                list.fault("all inputs of a scenario have as many values, with ~ where one is silent");
            }
            YamlNode past = pasts.get(name);
            if (past == null && before.isPresent()) {
                before.get().fault("the past of the input '" + name + "' is missing");
            }
            Series one = new Series(Series.DEVICE, name, past == null ? Past.NONE : past(past, count, pasts), values);
            series.add(name.equals(judged) ? 0 : series.size(), one);
        }
        lists.forEach((name, list) -> list.fault("'" + name + "' is not among the inputs of the rule"));
        return series;
    }

    /** Of a rule that listens to all sensors, or to neighbours: each is called {@code device.quantity}. */
    private static List<Series> sensors(YamlNode node, List<Input> inputs) {
        YamlNode given = node.child("inputs");
        Optional<YamlNode> before = node.optional("before");
        Map<String, YamlNode> pasts =
                before.map(each -> each.child("inputs").fields()).orElse(Map.of());
        int count = before.map(SeriesYaml::count).orElse(0);
        before.ifPresent(YamlNode::done);
        List<Series> series = new ArrayList<>();
        given.fields().forEach((name, list) -> {
            int dot = name.lastIndexOf('.');
            String quantity = name.substring(dot + 1);
            if (dot < 1 || inputs.stream().noneMatch(input -> input.quantity().equals(quantity))) {
                list.fault("'" + name + "' is not a device and, after a point, an input of the rule");
            }
            List<@Nullable Double> values = values(list);
            if (beginsSilent(values)) {
                list.fault("a scenario begins with a value");
            }
            YamlNode past = pasts.get(name);
            if (past == null && before.isPresent()) {
                before.get().fault("the past of '" + name + "' is missing");
            }
            series.add(new Series(
                    name.substring(0, Math.max(0, dot)),
                    quantity,
                    past == null ? Past.NONE : past(past, count, pasts),
                    values));
        });
        return series;
    }

    private static boolean beginsSilent(List<@Nullable Double> values) {
        return values.isEmpty() || values.get(0) == null;
    }

    private static List<@Nullable Double> values(YamlNode list) {
        List<@Nullable Double> values = new ArrayList<>();
        for (YamlNode value : list.items()) {
            values.add(value.isNull() ? null : value.number());
        }
        return values;
    }

    private static Past past(YamlNode node) {
        Past past = made(node, count(node), null);
        node.done();
        return past;
    }

    private static int count(YamlNode node) {
        node.child("values");
        int values = node.integer("values", 1);
        if (values < 1 || values > MOST_BEFORE) {
            node.child("values").fault("'values' must be 1 to " + MOST_BEFORE);
        }
        return Math.max(0, Math.min(MOST_BEFORE, values));
    }

    private static Past past(YamlNode node, int count, Map<String, YamlNode> pasts) {
        Past.@Nullable Following following = null;
        if (node.has("follows")) {
            String driver = node.text("follows");
            YamlNode other = pasts.get(driver);
            if (other == null || other.has("follows")) {
                node.child("follows").fault("'" + driver + "' is not another input that itself follows none");
            } else {
                following = new Past.Following(driver, node.number("gain"));
            }
        }
        Past past = made(node, count, following);
        node.optional("gain");
        node.done();
        return past;
    }

    private static Past made(YamlNode node, int count, Past.@Nullable Following following) {
        return new Past(
                count,
                node.number("around"),
                node.number("swing", 0),
                node.number("noise", 0),
                node.number("growing", 0),
                following);
    }
}
