package lifeline.contract.domain;

import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;
import lifeline.contract.rule.Scenario;

/** A lifeline as data: its quantities, its rules, and the series that show what each rule says. */
public record Domain(String id, Text title, List<Quantity> quantities, List<Rule> rules, List<Scenario> scenarios) {
    public Domain {
        quantities = List.copyOf(quantities);
        rules = List.copyOf(rules);
        scenarios = List.copyOf(scenarios);
    }

    /** Whether nothing is known of what it measures: all its rules compare a series with its own past. */
    public boolean isUndescribed() {
        return !rules.isEmpty()
                && rules.stream().allMatch(rule -> rule.condition().scale() == Scale.SCORE);
    }

    public Optional<Quantity> quantity(String name) {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst();
    }
}
