package lifeline.alerts.view.rule;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lifeline.alerts.record.Advice;
import lifeline.alerts.record.Advisor;
import lifeline.alerts.record.Tally;
import lifeline.alerts.record.store.JdbcRecords;
import lifeline.alerts.record.store.Span;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;

/** Puts the rules in force beside their records. */
@Singleton
public final class RuleViews {
    private final CurrentRules current;
    private final VersionViews versions;
    private final JdbcRecords records;

    public RuleViews(CurrentRules current, VersionViews versions, JdbcRecords records) {
        this.current = current;
        this.versions = versions;
        this.records = records;
    }

    /** The rules as they are in force. */
    public Catalogue catalogue() {
        return current.catalogue();
    }

    /** Those rules, in their order, by what was raised within the span. */
    public List<RuleView> of(Connection connection, Collection<Rule> rules, Span span) throws SQLException {
        Map<String, List<Tally>> tallies =
                records.tallies(connection, rules.stream().map(Rule::id).toList(), span).stream()
                        .collect(Collectors.groupingBy(Tally::rule));
        Set<String> domains = rules.stream().map(Rule::domain).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Map<String, Double>> days = new HashMap<>();
        Map<String, Integer> inForce = new HashMap<>();
        for (String domain : domains) {
            days.put(domain, records.sensorDays(connection, domain, span));
            inForce.put(domain, versions.inForce(connection, domain));
        }
        List<RuleView> views = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            List<Tally> own = tallies.getOrDefault(rule.id(), List.of(Tally.none(rule.id())));
            Map<String, Double> watched = days.getOrDefault(rule.domain(), Map.of());
            views.add(view(
                    rule,
                    inForce.getOrDefault(rule.domain(), 0),
                    own,
                    watched.getOrDefault(rule.quantity(), 0.0),
                    advice(connection, rule, own, span)));
        }
        return views;
    }

    private Advice advice(Connection connection, Rule rule, List<Tally> tallies, Span span) throws SQLException {
        long judged = tallies.stream()
                .filter(tally -> tally.version() == Tally.ALL)
                .mapToLong(tally -> tally.judgedTrue() + tally.judgedFalse())
                .sum();
        boolean isAsked = judged > 0 && Advisor.hasValues(rule);
        return Advisor.advise(rule, isAsked ? records.judged(connection, rule, span) : List.of());
    }

    private RuleView view(Rule rule, int version, List<Tally> tallies, double sensorDays, Advice advice) {
        Condition condition = rule.condition();
        String unit = unit(rule);
        Tally all = tallies.stream()
                .filter(tally -> tally.version() == Tally.ALL)
                .findFirst()
                .orElseThrow();
        return new RuleView(
                rule.id(),
                rule.domain(),
                rule.quantity(),
                catalogue()
                        .quantity(rule.domain(), rule.quantity())
                        .map(Quantity::title)
                        .orElseGet(() -> new Text(rule.quantity(), rule.quantity())),
                rule.track(),
                rule.title(),
                rule.basis(),
                condition.kind(),
                condition.scale(),
                condition.direction(),
                unit,
                rule.levels().stream().map(RuleDiff.LevelView::of).toList(),
                rule.clearAfter().toSeconds(),
                version,
                RecordView.of(all, sensorDays),
                tallies.stream()
                        .filter(tally -> tally.version() != Tally.ALL)
                        .map(tally -> RecordView.of(tally, null))
                        .toList(),
                AdviceView.of(rule, advice, unit));
    }

    private String unit(Rule rule) {
        if (rule.condition().isUnitless() || rule.condition().scale() == Scale.PERIODS) {
            return "";
        }
        return catalogue()
                .quantity(rule.domain(), rule.quantity())
                .map(quantity -> quantity.unit().symbol())
                .orElse("");
    }
}
