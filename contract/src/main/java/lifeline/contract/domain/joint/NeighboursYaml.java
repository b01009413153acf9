package lifeline.contract.domain.joint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lifeline.contract.rule.JointCondition.Neighbours;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.yaml.YamlNode;

/** Reads what a rule asks of the neighbours of its asset, and checks it when all rules of the domain are known. */
public final class NeighboursYaml {
    private static final int MOST_RULES = 8;
    private static final int MOST_METRES = 5_000;

    private NeighboursYaml() {}

    static Neighbours read(YamlNode rule, YamlNode node) {
        List<String> of = new ArrayList<>();
        node.child("of").items().forEach(item -> of.add(item.text()));
        if (node.has("of") && (of.isEmpty() || of.size() > MOST_RULES)) {
            node.child("of").fault("'of' names 1 to " + MOST_RULES + " rules");
        }
        double metres = node.number("metres");
        if (node.has("metres") && !(metres > 0 && metres <= MOST_METRES)) {
            node.child("metres").fault("'metres' must be above 0 and at most " + MOST_METRES);
        }
        Duration within = node.positiveDuration("within").orElse(Duration.ofHours(2));
        rule.optional("inputs")
                .ifPresent(inputs -> inputs.fault("what neighbours say is told by rules, not by 'inputs'"));
        return new Neighbours(of, metres, within);
    }

    /** @param nodes where the rules of the domain stand, by id */
    public static void check(Collection<Rule> rules, Map<String, YamlNode> nodes) {
        for (Rule rule : rules) {
            YamlNode node = nodes.get(rule.id());
            if (node != null && rule.condition() instanceof Neighbours) {
                checkRules(rules, node.child("condition"));
                checkTimes(rule, node);
            }
        }
    }

    private static void checkRules(Collection<Rule> rules, YamlNode node) {
        for (YamlNode item : node.child("of").items()) {
            boolean isKnown = rules.stream()
                    .anyMatch(rule -> rule.id().equals(item.text()) && !(rule.condition() instanceof Neighbours));
            if (!isKnown) {
                item.fault("'" + item.text() + "' is not a rule of this domain that looks at the asset itself");
            }
        }
    }

    /** It looks when something is said, not as time goes by. */
    private static void checkTimes(Rule rule, YamlNode node) {
        if (!rule.clearAfter().isZero() && node.has("clear-after")) {
            node.child("clear-after").fault("it lasts as long as the rules do that it is made of: 0s");
        }
        boolean isHeld = rule.levels().stream().anyMatch(NeighboursYaml::isHeld);
        if (isHeld && node.has("levels")) {
            node.child("levels").fault("the rules that it is made of have waited already: 'count: 1' and no 'after'");
        }
    }

    private static boolean isHeld(Level level) {
        return level.count() > 1 || !level.after().isZero();
    }
}
