package lifeline.alerts.noise;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.signal.Severity;
import lifeline.contract.yaml.Fault;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.YamlFile;
import lifeline.contract.yaml.YamlNode;

/**
 * How quiet it is: {@code noise/noise.yaml} as shipped, or a file in its place.
 *
 * @param longestSilence how long one lasts at most
 * @param twoPersons domains whose reds one person alone may not silence
 * @param families which rules' episodes are one alert
 * @param groupings the first that fits a chain counts; the last fits any
 */
public record NoiseSettings(
        Duration longestSilence,
        List<String> twoPersons,
        Flapping flapping,
        StormRule storm,
        Families families,
        List<Grouping> groupings,
        List<Inhibition> inhibitions) {
    private static final String SHIPPED = "noise/noise.yaml";

    /**
     * Rules that say the same of a subject, the one sooner, the other more surely: their episodes are one alert.
     *
     * @param within an alert that somebody has taken takes what begins anew so soon after it was over
     * @param first of each rule that is of a family with others, the rule that is named first in it
     */
    public record Families(Duration within, Map<String, String> first) {
        public Families {
            first = Map.copyOf(first);
        }

        /** What it is called; a rule that is in none is one of its own. */
        public String of(String rule) {
            return first.getOrDefault(rule, rule);
        }
    }

    public NoiseSettings {
        twoPersons = List.copyOf(twoPersons);
        groupings = List.copyOf(groupings);
        inhibitions = List.copyOf(inhibitions);
    }

    /** Those this build carries. */
    public static NoiseSettings shipped() {
        try (InputStream file = NoiseSettings.class.getClassLoader().getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is not in this build");
            }
            return parse(SHIPPED, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException naming every fault with file and line */
    public static NoiseSettings parse(String name, String text) {
        Faults faults = new Faults();
        YamlNode file = YamlFile.parse(name, text, faults);
        YamlNode silence = file.child("silence");
        NoiseSettings settings = new NoiseSettings(
                positive(silence, "longest"),
                file.list("two-persons", YamlNode::text),
                flapping(file.child("flapping")),
                storm(file.child("storm")),
                families(file.child("families")),
                file.list("grouping", NoiseSettings::grouping),
                file.list("inhibition", NoiseSettings::inhibition));
        silence.done();
        file.done();
        if (settings.groupings().stream().noneMatch(grouping -> grouping.isOf(Grouping.ANY))) {
            file.fault("grouping needs a last line for chain " + Grouping.ANY);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.all().stream().map(Fault::toString).collect(Collectors.joining("\n")));
        }
        return settings;
    }

    private static Flapping flapping(YamlNode node) {
        Flapping flapping = new Flapping(count(node, "times"), positive(node, "within"), positive(node, "calm"));
        node.done();
        return flapping;
    }

    private static StormRule storm(YamlNode node) {
        StormRule storm = new StormRule(
                count(node, "alerts"),
                positive(node, "every"),
                positive(node, "calm"),
                node.integer("red-reserve", 0),
                positive(node, "red-gather"),
                positive(node, "red-wait"));
        if (storm.redGather().compareTo(storm.redWait()) > 0) {
            node.fault("red-gather is no longer than red-wait");
        }
        if (storm.redWait().compareTo(Duration.ofSeconds(4)) > 0) {
            node.fault("red-wait is 4s at most: a red must be named within 5 s");
        }
        node.done();
        return storm;
    }

    private static Families families(YamlNode node) {
        Map<String, String> first = new HashMap<>();
        for (List<String> rules : node.list("same", NoiseSettings::family)) {
            for (String rule : rules) {
                if (first.put(rule, rules.get(0)) != null) {
                    node.fault("rule '" + rule + "' is of two families");
                }
            }
        }
        Families families = new Families(positive(node, "within"), first);
        node.done();
        return families;
    }

    private static List<String> family(YamlNode node) {
        List<String> rules = Stream.concat(Stream.of(node.text("rule")), node.list("and", YamlNode::text).stream())
                .toList();
        node.done();
        return rules;
    }

    private static Grouping grouping(YamlNode node) {
        Grouping grouping = new Grouping(
                node.text("chain"),
                node.list("by", NoiseSettings::label),
                node.duration("wait"),
                positive(node, "interval"),
                positive(node, "repeat"));
        node.done();
        return grouping;
    }

    private static Inhibition inhibition(YamlNode node) {
        Inhibition rule = new Inhibition(
                node.text("id"),
                matchers(node, "source"),
                matchers(node, "target"),
                node.list("equal", NoiseSettings::label));
        rule.fault().ifPresent(node::fault);
        node.done();
        return rule;
    }

    private static List<Matcher> matchers(YamlNode node, String key) {
        return node.list(key, NoiseSettings::matcher).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Matcher> matcher(YamlNode node) {
        try {
            return List.of(Matcher.parse(node.text()));
        } catch (IllegalArgumentException e) {
            node.fault(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static String label(YamlNode node) {
        String label = node.text();
        if (!Labels.NAMES.contains(label)) {
            node.fault("there is no label '" + label + "'");
        }
        return label;
    }

    private static int count(YamlNode node, String key) {
        int count = node.integer(key, 0);
        if (count < 1) {
            node.fault(key + " is 1 at least");
        }
        return count;
    }

    private static Duration positive(YamlNode node, String key) {
        Duration duration = node.duration(key);
        if (duration.isZero() || duration.isNegative()) {
            node.fault(key + " is longer than nothing");
        }
        return duration;
    }

    /** Whether one person alone may not silence what has these labels. */
    boolean isGuarded(Labels labels) {
        return labels.value(Labels.SEVERITY).equals(Severity.RED.name())
                && twoPersons.contains(labels.value(Labels.DOMAIN));
    }

    /** How alerts of a chain are grouped. */
    Grouping grouping(String chain) {
        return Stream.concat(
                        groupings.stream().filter(grouping -> grouping.chain().equals(chain)),
                        groupings.stream().filter(grouping -> grouping.isOf(chain)))
                .findFirst()
                .orElseThrow();
    }
}
