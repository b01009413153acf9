package lifeline.contract.domain.joint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Condition.Deviation.Hours;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.contract.yaml.YamlNode;

/** Reads the signs of a combination, each a line like {@code { quantity: pressure, falls: 0.05, over: 5m }}. */
final class SignsYaml {
    private static final int MOST = 6;
    private static final int MOST_HOURS = 4;
    private static final Duration DAY = Duration.ofDays(1);
    /** Between the readings that restlessness is told by. */
    private static final int STEPS = 7;

    private final Map<String, Quantity> quantities;

    SignsYaml(Map<String, Quantity> quantities) {
        this.quantities = quantities;
    }

    List<Sign> read(YamlNode node, List<Input> inputs) {
        List<Sign> signs = new ArrayList<>();
        node.items().forEach(item -> signs.add(sign(item, inputs)));
        if (node.line() > 0) {
            if (signs.size() < 2 || signs.size() > MOST) {
                node.fault("a combination has 2 to " + MOST + " signs");
            }
            inputs.stream()
                    .filter(input ->
                            signs.stream().noneMatch(sign -> sign.quantity().equals(input.quantity())))
                    .forEach(input -> node.fault("no sign looks at the input '" + input.quantity() + "'"));
        }
        return signs;
    }

    private Sign sign(YamlNode node, List<Input> inputs) {
        String name = node.text("quantity");
        Optional<Input> input =
                inputs.stream().filter(each -> each.quantity().equals(name)).findFirst();
        if (input.isEmpty() && !name.isEmpty()) {
            node.child("quantity").fault("'" + name + "' is not among the inputs of the rule");
        }
        List<Sign.Way> told = new ArrayList<>();
        for (Sign.Way way : Sign.Way.values()) {
            if (node.has(key(way))) {
                told.add(way);
            }
        }
        if (told.size() != 1) {
            node.fault("a sign says one of above, below, rises, falls, grows, restless");
            return new Sign(name, Sign.Way.ABOVE, 0, Duration.ZERO);
        }
        Sign.Way way = told.get(0);
        double limit = node.number(key(way));
        Duration over = way.isChange() ? window(node, way, limit, input) : node.duration("for", Duration.ZERO);
        Quantity quantity = quantities.get(name);
        if (!way.isChange() && quantity != null && (limit < quantity.min() || limit > quantity.max())) {
            node.child(key(way)).fault("must be between 'min' and 'max' of '" + name + "'");
        }
        List<Hours> hours = new ArrayList<>();
        node.optional("hours").ifPresent(list -> list.items().forEach(item -> hours.add(hours(item))));
        if (hours.size() > MOST_HOURS) {
            node.child("hours").fault("'hours' are at most " + MOST_HOURS);
        }
        node.done();
        return new Sign(name, way, limit, over, hours);
    }

    /** As {@code [7h, 9h]}. */
    private static Hours hours(YamlNode node) {
        List<YamlNode> ends = node.items();
        if (ends.size() != 2) {
            node.fault("hours of the day are [from, to], as in [7h, 9h]");
            return Hours.ALL;
        }
        Hours hours = new Hours(ends.get(0).duration(), ends.get(1).duration());
        boolean isOfDay = hours.from().compareTo(DAY) < 0 && hours.to().compareTo(DAY) <= 0;
        if (!isOfDay || hours.from().equals(hours.to())) {
            node.fault("'hours' are times of the day, from 0h to 24h, and two");
        }
        return hours;
    }

    private Duration window(YamlNode node, Sign.Way way, double size, Optional<Input> input) {
        if (way == Sign.Way.GROWS && size <= 1) {
            node.child(key(way)).fault("'grows' must be above 1: so many times as much");
        } else if (size <= 0) {
            node.child(key(way)).fault("'" + key(way) + "' must be above 0: the word says which way");
        }
        Optional<Duration> over = node.positiveDuration("over");
        if (over.isPresent()
                && input.isPresent()
                && over.get().compareTo(input.get().fresh()) < 0) {
            node.child("over")
                    .fault("'over' must hold two readings: at least as long as '"
                            + input.get().quantity() + "' is fresh");
        }
        Optional<Duration> least = Optional.ofNullable(quantities.get(node.text("quantity")))
                .map(quantity -> quantity.period().multipliedBy(STEPS));
        if (way == Sign.Way.RESTLESS
                && over.isPresent()
                && least.isPresent()
                && over.get().compareTo(least.get()) < 0) {
            node.child("over")
                    .fault("'over' must hold eight readings: " + least.get().toSeconds() + " s at least");
        }
        return over.orElse(Duration.ofMinutes(1));
    }

    private static String key(Sign.Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
