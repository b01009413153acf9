package lifeline.contract.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lifeline.contract.domain.joint.NeighboursYaml;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.season.Season;
import lifeline.contract.season.SeasonYaml;
import lifeline.contract.yaml.YamlNode;

/** Reads {@code rules.yaml}: a list of rules, each beginning with {@code - id:}. */
final class RulesYaml {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    /** More than anybody can look after; what a sensor remembers is counted in bytes. */
    private static final int MOST = 500;

    private static final int MOST_OF_A_QUANTITY = 100;
    private static final Set<String> PLACEHOLDERS = Set.of("value", "threshold", "unit", "asset", "sensor");

    private final DomainYaml domain;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, YamlNode> nodes = new LinkedHashMap<>();

    private boolean isUnread;

    private RulesYaml(DomainYaml domain) {
        this.domain = domain;
    }

    static RulesYaml read(YamlNode root, DomainYaml domain) {
        RulesYaml yaml = new RulesYaml(domain);
        int rules = root.items().size();
        if (rules > MOST) {
            root.fault(rules + " rules; a domain has at most " + MOST);
            yaml.isUnread = true;
            return yaml;
        }
        root.items().forEach(yaml::add);
        yaml.checkNumber(root);
        yaml.checkGuards();
        NeighboursYaml.check(yaml.rules, yaml.nodes);
        return yaml;
    }

    /** Whether there were too many to be read at all: then nothing else can be said of them. */
    boolean isUnread() {
        return isUnread;
    }

    List<Rule> rules() {
        return rules;
    }

    Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Where each rule stands, by id. */
    Map<String, YamlNode> nodes() {
        return nodes;
    }

    private void add(YamlNode node) {
        if (!node.keys().isEmpty() && !node.keys().iterator().next().equals("id")) {
            node.fault("a rule starts with '- id:'");
        }
        String id = node.text("id");
        Optional<Quantity> quantity = quantity(node);
        checkId(node, id, quantity);
        Track track = node.choice("track", Track.class);
        Text title = Text.read(node, "title");
        Text text = Text.read(node, "text");
        node.optional("text").ifPresent(RulesYaml::checkPlaceholders);
        Text action = Text.read(node, "action");
        String basis = node.text("basis");
        Optional<Condition> condition = ConditionYaml.read(node, quantity, domain.quantities());
        List<Level> levels = LevelsYaml.read(node, condition, quantity);
        Duration clearAfter = node.duration("clear-after");
        boolean isAboutSilence =
                condition.filter(Condition.Absence.class::isInstance).isPresent();
        Season season = SeasonYaml.season(node, domain.calendar(), isAboutSilence);
        Optional<String> guard = node.optional("not-cleared-while").map(YamlNode::text);
        node.done();
        rules.add(new Rule(
                id,
                domain.id(),
                node.optional("quantity").map(YamlNode::text).orElse(""),
                track,
                title,
                text,
                action,
                basis,
                condition.orElse(new Condition.Absence()),
                levels,
                clearAfter,
                season,
                guard));
    }

    private void checkNumber(YamlNode root) {
        rules.stream().collect(Collectors.groupingBy(Rule::quantity, Collectors.counting())).entrySet().stream()
                .filter(counted -> counted.getValue() > MOST_OF_A_QUANTITY)
                .forEach(counted -> root.fault(counted.getValue() + " rules judge '" + counted.getKey()
                        + "'; a quantity has at most " + MOST_OF_A_QUANTITY));
    }

    /** A guard has none itself, so that two never keep each other. */
    private void checkGuards() {
        nodes.forEach((id, node) -> node.optional("not-cleared-while").ifPresent(said -> {
            Optional<Rule> guard = rule(said.text());
            if (guard.isEmpty()) {
                said.fault("unknown rule '" + said.text() + "'; it is one of the same domain");
            } else if (guard.flatMap(Rule::notClearedWhile).isPresent()) {
                said.fault("'" + said.text() + "' must be a rule that always clears by itself");
            }
        }));
    }

    private Optional<Quantity> quantity(YamlNode node) {
        String name = node.text("quantity");
        Quantity quantity = domain.quantities().get(name);
        if (quantity == null && !name.isEmpty()) {
            node.child("quantity")
                    .fault("unknown quantity '" + name + "'; domain.yaml declares "
                            + String.join(", ", domain.quantities().keySet()));
        }
        return Optional.ofNullable(quantity);
    }

    private void checkId(YamlNode node, String id, Optional<Quantity> quantity) {
        if (id.isEmpty()) {
            return;
        }
        String[] parts = id.split("\\.", -1);
        boolean isNamed = parts.length == 3
                && (parts[0].equals(domain.id()) || !DomainYaml.isName(domain.id()))
                && DomainYaml.isName(parts[1])
                && DomainYaml.isName(parts[2]);
        if (!isNamed) {
            node.child("id")
                    .fault("a rule id is domain.quantity.what, like " + domain.id() + "."
                            + domain.quantities().keySet().stream().findFirst().orElse("quantity") + ".low, not '" + id
                            + "'");
        } else if (quantity.isPresent() && !parts[1].equals(quantity.get().name())) {
            node.child("id").fault("rule '" + id + "' names another quantity than it judges");
        }
        if (nodes.putIfAbsent(id, node) != null) {
            node.child("id").fault("rule '" + id + "' is declared twice");
        }
    }

    private static void checkPlaceholders(YamlNode text) {
        text.fields().forEach((language, node) -> {
            if (node.isNull()) {
                return;
            }
            Matcher matcher = PLACEHOLDER.matcher(node.text());
            while (matcher.find()) {
                if (!PLACEHOLDERS.contains(matcher.group(1))) {
                    node.fault("unknown placeholder {" + matcher.group(1) + "}; known: "
                            + PLACEHOLDERS.stream().sorted().toList());
                }
            }
            if (matcher.replaceAll("").matches("(?s).*[{}].*")) {
                node.fault("a brace that belongs to no placeholder");
            }
        });
    }
}
