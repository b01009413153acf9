package lifeline.contract.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.yaml.YamlNode;

/** Reads the files of a library one after the other, so that what spans two of them is seen as well. */
final class LibraryReader {
    private static final String NOTHING = "nothing";

    private final Catalogue catalogue;
    private final Map<String, Simulation> simulations;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> subjects = new HashMap<>();

    LibraryReader(Catalogue catalogue, List<Simulation> simulations) {
        this.catalogue = catalogue;
        this.simulations = simulations.stream().collect(Collectors.toMap(Simulation::domain, found -> found));
    }

    List<LibraryScenario> read(YamlNode root) {
        return root.items().stream().map(this::scenario).toList();
    }

    private LibraryScenario scenario(YamlNode node) {
        String id = node.text("id");
        if (!id.isEmpty() && !ids.add(id)) {
            node.child("id").fault("scenario '" + id + "' is declared twice");
        }
        if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]*")) {
            node.child("id").fault("an id is made of small letters, digits and dashes");
        }
        Text title = Text.read(node, "title");
        Map<String, Break> breaks = new LinkedHashMap<>();
        node.child("breaks").items().forEach(item -> {
            Break broken = broken(item, breaks);
            if (breaks.put(broken.id(), broken) != null) {
                item.fault("break '" + broken.id() + "' is declared twice");
            }
        });
        if (node.has("breaks") && breaks.isEmpty()) {
            node.child("breaks").fault("something must break");
        }
        List<Expected> expect = node.list("expect", item -> expected(item, breaks));
        List<String> may = rules(node, "may");
        List<String> silent = rules(node, "silent");
        boolean isDry = node.has("weather") && weather(node);
        LibraryScenario scenario =
                new LibraryScenario(id, title, List.copyOf(breaks.values()), expect, may, silent, isDry);
        checkSizes(node, scenario);
        checkContradictions(node, scenario);
        checkUnlikeOthers(node, scenario);
        node.done();
        return scenario;
    }

    private static boolean weather(YamlNode node) {
        boolean isDry = node.text("weather").equals("dry");
        if (!isDry) {
            node.child("weather").fault("the weather is made up, or it is dry");
        }
        return isDry;
    }

    private Break broken(YamlNode node, Map<String, Break> before) {
        String domain = node.text("domain");
        Optional<Simulation> simulation = Optional.ofNullable(simulations.get(domain));
        if (simulation.isEmpty() && !domain.isEmpty()) {
            node.child("domain").fault("unknown domain '" + domain + "'; known are " + known(simulations.keySet()));
        }
        String fault = node.text("fault");
        if (simulation.isPresent()
                && !fault.isEmpty()
                && simulation.get().fault(fault).isEmpty()) {
            node.child("fault")
                    .fault(domain + " has no fault '" + fault + "'; it has "
                            + known(simulation.get().faults().stream()
                                    .map(FaultModel::id)
                                    .toList()));
        }
        String id = node.has("id") ? node.text("id") : fault;
        Where where = where(node, before);
        Duration after = node.duration("after");
        Duration until = node.duration("before", after);
        if (until.compareTo(after) < 0) {
            node.child("before").fault("'before' must not be earlier than 'after'");
        }
        Optional<Duration> lasts = node.has("lasts") ? node.positiveDuration("lasts") : Optional.empty();
        Size size = size(node);
        Optional<Work> work = node.optional("work").map(LibraryReader::work);
        node.done();
        return new Break(id, domain, fault, where, after, until, lasts, size, work);
    }

    private static Work work(YamlNode node) {
        String of = node.text("of");
        if (!of.equals("all") && !of.equals("end")) {
            node.child("of").fault("'of' must be all or end");
        }
        Work work = new Work(
                of.equals("end"), node.duration("before", Duration.ZERO), node.duration("after", Duration.ZERO));
        node.done();
        return work;
    }

    private static Where where(YamlNode node, Map<String, Break> before) {
        if (node.has("at") && node.has("near")) {
            node.child("near").fault("'at' and 'near' cannot both be");
        }
        if (node.has("at")) {
            return new Where(Where.Kind.ASSET, node.text("at"));
        }
        if (!node.has("near")) {
            return Where.DRAWN;
        }
        String name = node.text("near");
        if (!name.isEmpty() && !before.containsKey(name)) {
            node.child("near").fault("no earlier break is called '" + name + "'");
        }
        return new Where(Where.Kind.NEAR, name);
    }

    private static Size size(YamlNode node) {
        Optional<YamlNode> given = node.optional("size");
        if (given.isEmpty() || given.get().text().equals("drawn")) {
            return Size.DRAWN;
        }
        if (given.get().text().equals("own")) {
            return Size.OWN;
        }
        double times = given.get().number();
        if (times <= 0) {
            given.get().fault("'size' must be drawn, own or a number above 0");
            return Size.OWN;
        }
        return Size.fixed(times);
    }

    private Expected expected(YamlNode node, Map<String, Break> breaks) {
        String rule = rule(node.child("rule"));
        String only = breaks.size() == 1 ? breaks.keySet().iterator().next() : "";
        String of = node.has("of") || only.isEmpty() ? node.text("of") : only;
        if (!of.isEmpty() && !breaks.containsKey(of)) {
            node.child("of").fault("no break is called '" + of + "'");
        }
        Optional<Severity> severity = node.has("severity") ? node.chosen("severity", Severity.class) : Optional.empty();
        Optional<Rule> found = catalogue.rule(rule);
        if (severity.isPresent()
                && found.isPresent()
                && found.get().levels().stream().noneMatch(level -> level.severity() == severity.get())) {
            node.child("severity").fault("rule '" + rule + "' has no such level");
        }
        Duration within = node.positiveDuration("within").orElse(Duration.ZERO);
        node.done();
        return new Expected(rule, of, severity, within);
    }

    private List<String> rules(YamlNode node, String key) {
        List<String> rules = new ArrayList<>();
        node.optional(key).ifPresent(list -> list.items().forEach(item -> rules.add(rule(item))));
        return rules;
    }

    private String rule(YamlNode node) {
        String rule = node.text();
        if (!rule.isEmpty() && catalogue.rule(rule).isEmpty()) {
            node.fault("unknown rule '" + rule + "'");
        }
        return rule;
    }

    private static void checkSizes(YamlNode node, LibraryScenario scenario) {
        for (Break broken : scenario.breaks()) {
            if (broken.size().kind() != Size.Kind.OWN
                    && scenario.measuredBy(broken).isEmpty()) {
                node.fault("no rule is expected of '" + broken.id()
                        + "', so nothing can measure its size; say 'size: own'");
            }
        }
    }

    private static void checkContradictions(YamlNode node, LibraryScenario scenario) {
        for (String rule : scenario.silent()) {
            if (scenario.may().contains(rule)
                    || scenario.expect().stream()
                            .anyMatch(expected -> expected.rule().equals(rule))) {
                node.child("silent").fault("'" + rule + "' cannot both speak and be silent");
            }
        }
    }

    /** A chain is what it is as a whole; of all others each (domain, fault, rule) comes once. */
    private void checkUnlikeOthers(YamlNode node, LibraryScenario scenario) {
        List<String> about = new ArrayList<>();
        for (Break broken : scenario.breaks()) {
            String fault = broken.domain() + '/' + broken.fault();
            List<Expected> expected = scenario.expectedOf(broken);
            if (expected.isEmpty()) {
                about.add(fault + " and " + NOTHING);
            }
            expected.forEach(each -> about.add(fault + " and " + each.rule()));
        }
        List<String> whole = scenario.isChain() ? List.of(String.join(", then ", about)) : about;
        for (String subject : whole) {
            String other = subjects.putIfAbsent(subject, scenario.id());
            if (other != null) {
                node.fault("'" + other + "' is about " + subject + " already");
            }
        }
    }

    private static String known(Iterable<String> names) {
        return String.join(", ", names);
    }
}
