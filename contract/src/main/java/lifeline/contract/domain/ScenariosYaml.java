package lifeline.contract.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.domain.joint.SeriesYaml;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scenario;
import lifeline.contract.rule.Scenario.Expectation;
import lifeline.contract.rule.Scenario.Series;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.contract.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code scenarios.yaml}: a list of scenarios, of which every rule needs one that raises and one that stays silent.
 */
final class ScenariosYaml {
    /** Stands in for a length that cannot be told: nothing is after its end. */
    private static final Duration UNKNOWN = Duration.ofDays(36_500);

    private final RulesYaml rules;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> raising = new HashSet<>();
    private final Set<String> silent = new HashSet<>();

    private ScenariosYaml(RulesYaml rules) {
        this.rules = rules;
    }

    static List<Scenario> read(YamlNode root, RulesYaml rules) {
        ScenariosYaml yaml = new ScenariosYaml(rules);
        List<Scenario> scenarios = new ArrayList<>();
        root.items().forEach(node -> scenarios.add(yaml.scenario(node)));
        rules.nodes().forEach(yaml::checkCoverage);
        return scenarios;
    }

    private void checkCoverage(String rule, YamlNode node) {
        if (!raising.contains(rule)) {
            node.fault("rule '" + rule + "' has no scenario that raises it");
        }
        if (!silent.contains(rule)) {
            node.fault("rule '" + rule + "' has no scenario in which it stays silent");
        }
    }

    private Scenario scenario(YamlNode node) {
        String id = node.text("id");
        if (!id.isEmpty() && !ids.add(id)) {
            node.child("id").fault("scenario '" + id + "' is declared twice");
        }
        String ruleId = node.text("rule");
        Optional<Rule> rule = rules.rule(ruleId);
        if (rule.isEmpty() && !ruleId.isEmpty()) {
            node.child("rule").fault("unknown rule '" + ruleId + "'");
        }
        Text title = Text.read(node, "title");
        LocalDate from = node.has("from") ? date(node) : null;
        Optional<Duration> every = node.positiveDuration("every");
        List<Series> series = SeriesYaml.read(node, rule);
        Duration until = every.map(step -> until(node, step, series)).orElse(UNKNOWN);
        List<Expectation> expect = expectations(node, rule, until);
        (expect.isEmpty() ? silent : raising).add(ruleId);
        node.done();
        return new Scenario(id, ruleId, title, from, every.orElse(UNKNOWN), series, until, expect);
    }

    private static @Nullable LocalDate date(YamlNode node) {
        String text = node.text("from");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            node.child("from").fault("'from' is a day like 2026-11-05, not '" + text + "'");
            return null;
        }
    }

    private static Duration until(YamlNode node, Duration every, List<Series> series) {
        int values =
                series.stream().mapToInt(each -> each.values().size()).max().orElse(0);
        Duration last = every.multipliedBy(Math.max(0, values - 1));
        Duration until = node.duration("until", last);
        if (until.compareTo(last) < 0) {
            node.child("until").fault("'until' must not be before the last value");
        }
        return until;
    }

    private static List<Expectation> expectations(YamlNode node, Optional<Rule> rule, Duration until) {
        List<Expectation> expectations = new ArrayList<>();
        @Nullable Expectation before = null;
        for (YamlNode item : node.child("expect").items()) {
            Duration at = item.duration("at");
            Optional<SignalKind> kind = item.chosen("kind", SignalKind.class);
            Optional<Severity> severity = item.chosen("severity", Severity.class);
            item.done();
            if (kind.isEmpty() || severity.isEmpty()) {
                continue;
            }
            Expectation expectation = new Expectation(at, kind.get(), severity.get());
            if (at.compareTo(until) > 0 || (before != null && at.compareTo(before.at()) < 0)) {
                item.child("at").fault("'at' must follow the one before it and not be after the end of the scenario");
            }
            if (rule.isPresent()
                    && rule.get().levels().stream().noneMatch(level -> level.severity() == expectation.severity())) {
                item.child("severity").fault("rule '" + rule.get().id() + "' has no such level");
            }
            if (!follows(before, expectation)) {
                item.child("kind").fault("this signal cannot follow the one before it");
            }
            before = expectation;
            expectations.add(expectation);
        }
        return expectations;
    }

    private static boolean follows(@Nullable Expectation before, Expectation next) {
        boolean isOpen = before != null && before.kind() != SignalKind.CLEAR;
        Severity severity = before == null ? next.severity() : before.severity();
        int graver = next.severity().compareTo(severity);
        return switch (next.kind()) {
            case RAISE -> !isOpen;
            case ESCALATE -> isOpen && graver > 0;
            case EASE -> isOpen && graver < 0;
            case CLEAR -> isOpen && graver == 0;
            case AMEND, RETRACT -> false;
        };
    }
}
