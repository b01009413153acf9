package lifeline.alerts.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.function.Supplier;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;

/**
 * The words of an alert: those of its rule, with the placeholders filled. A rule that is no longer in the catalogue leaves
 * its id as the title and no further words.
 */
public final class Wording {
    private static final MathContext DIGITS = new MathContext(4);

    private final Supplier<Catalogue> current;

    /** @param current the rules as they are in force */
    public Wording(Supplier<Catalogue> current) {
        this.current = current;
    }

    /** What an alert says; {@code unit} is that of its value. */
    public record Words(Text title, Text text, Text action, String basis, Track track, String unit) {}

    /** The words of an alert at an asset of that name. */
    public Words of(Alert alert, Text asset) {
        Origin origin = alert.origin();
        return current.get()
                .rule(origin.rule())
                .map(rule -> filled(rule, alert, asset))
                .orElseGet(() -> {
                    Text id = new Text(origin.rule(), origin.rule());
                    return new Words(id, id, new Text("", ""), "", Track.HAZARD, unit(origin));
                });
    }

    private Words filled(Rule rule, Alert alert, Text asset) {
        String unit = unit(rule.condition(), alert.origin());
        return new Words(
                rule.title(),
                new Text(
                        fill(rule.text().zh(), alert, unit, asset.zh()),
                        fill(rule.text().en(), alert, unit, asset.en())),
                rule.action(),
                rule.basis(),
                rule.track(),
                unit);
    }

    private String unit(Condition condition, Origin origin) {
        if (condition instanceof Condition.Absence) {
            return "s";
        }
        return condition.isUnitless() ? "" : unit(origin);
    }

    private String unit(Origin origin) {
        return current.get()
                .quantity(origin.domain(), origin.quantity())
                .map(quantity -> quantity.unit().symbol())
                .orElse("");
    }

    private static String fill(String text, Alert alert, String unit, String asset) {
        String filled = text;
        Map<String, String> values = Map.of(
                "{value}", number(alert.value()),
                "{threshold}", number(alert.threshold()),
                "{unit}", unit,
                "{sensor}", alert.origin().subject());
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        // last: a name is other people's text and must not be searched for placeholders
        return filled.replace("{asset}", asset);
    }

    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (Math.abs(value) >= 1000) {
            return Long.toString(Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
