package lifeline.contract.domain;

import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;
import lifeline.contract.rule.Scenario;
import lifeline.contract.season.YearCalendar;
import lifeline.contract.warning.WarningLevels;

/**
 * A lifeline as data: its quantities, its rules, and the series that show what each rule says.
 *
 * @param calendar the states of its year
 * @param warning how many levels of warning its rules have; scenarios are those of four
 */
public record Domain(
        String id,
        Text title,
        List<Quantity> quantities,
        List<Rule> rules,
        List<Scenario> scenarios,
        YearCalendar calendar,
        WarningLevels warning) {
    public Domain {
        quantities = List.copyOf(quantities);
        rules = List.copyOf(rules);
        scenarios = List.copyOf(scenarios);
    }

    /** With four levels of warning, the same all the year. */
    public Domain(String id, Text title, List<Quantity> quantities, List<Rule> rules, List<Scenario> scenarios) {
        this(id, title, quantities, rules, scenarios, YearCalendar.NONE, WarningLevels.FOUR);
    }

    /** The same where the date counts; as read, the first state of its calendar is that of all the year. */
    public Domain followingCalendar() {
        return new Domain(
                id,
                title,
                quantities,
                rules.stream()
                        .map(rule ->
                                rule.as(rule.id(), rule.levels(), rule.season().followed()))
                        .toList(),
                scenarios,
                calendar.followed(),
                warning);
    }

    /** As a city with so many levels of warning judges it; of those that are gone none comes back. */
    public Domain warning(WarningLevels levels) {
        return new Domain(id, title, quantities, rules.stream().map(levels::of).toList(), scenarios, calendar, levels);
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
