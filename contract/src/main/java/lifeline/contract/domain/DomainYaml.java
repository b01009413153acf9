package lifeline.contract.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import lifeline.contract.reading.Unit;
import lifeline.contract.season.SeasonYaml;
import lifeline.contract.season.YearCalendar;
import lifeline.contract.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code domain.yaml} says: how the domain is called and what is measured in it.
 *
 * @param quantities by name, in the order of the file
 */
record DomainYaml(String id, Text title, Map<String, Quantity> quantities, YearCalendar calendar) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Whether a domain, a quantity or a part of a rule id may be called so. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static DomainYaml read(YamlNode root) {
        String id = name(root, "id");
        Text title = Text.read(root, "title");
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        for (YamlNode node : root.child("quantities").items()) {
            Quantity quantity = quantity(node);
            if (quantities.put(quantity.name(), quantity) != null
                    && !quantity.name().isEmpty()) {
                node.fault("quantity '" + quantity.name() + "' is declared twice");
            }
        }
        YearCalendar calendar = SeasonYaml.calendar(root);
        root.done();
        return new DomainYaml(id, title, quantities, calendar);
    }

    private static String name(YamlNode node, String key) {
        String name = node.text(key);
        if (!name.isEmpty() && !isName(name)) {
            node.child(key).fault("'" + key + "' must be small letters, digits and dashes, not '" + name + "'");
        }
        return name;
    }

    private static Quantity quantity(YamlNode node) {
        String name = name(node, "name");
        Text title = Text.read(node, "title");
        Optional<Unit> unit = unit(node);
        double min = node.number("min");
        double max = node.number("max");
        if (node.has("min") && node.has("max") && min >= max) {
            node.child("min").fault("'min' must be below 'max', but " + min + " is not below " + max);
        }
        OptionalDouble fullScale = node.optionalNumber("full-scale");
        if (fullScale.isPresent() && (fullScale.getAsDouble() <= min || fullScale.getAsDouble() > max)) {
            node.child("full-scale").fault("'full-scale' must be above 'min' and at most 'max'");
        }
        OptionalDouble lelBasis = lelBasis(node, unit);
        OptionalDouble spike = node.optionalNumber("spike");
        if (spike.isPresent() && spike.getAsDouble() <= 0) {
            node.child("spike").fault("'spike' must be above 0");
        }
        Optional<Duration> period = node.positiveDuration("period");
        if (period.isPresent() && period.get().toSeconds() < 1) {
            node.child("period").fault("'period' must be a second or more");
        }
        String basis = node.text("basis");
        node.done();
        return new Quantity(
                name,
                title,
                unit.orElse(Unit.STATE),
                min,
                max,
                boxed(fullScale),
                boxed(lelBasis),
                boxed(spike),
                period.orElse(Duration.ofSeconds(1)),
                basis);
    }

    private static Optional<Unit> unit(YamlNode node) {
        String symbol = node.text("unit");
        Optional<Unit> unit = Unit.parse(symbol);
        if (unit.isEmpty() && !symbol.isEmpty()) {
            node.child("unit").fault("unknown unit '" + symbol + "'; known: " + Unit.symbols());
        }
        return unit;
    }

    private static OptionalDouble lelBasis(YamlNode node, Optional<Unit> unit) {
        OptionalDouble basis = node.optionalNumber("lel-basis");
        boolean isLel = unit.filter(Unit.PERCENT_LEL::equals).isPresent();
        if (basis.isPresent() && unit.isPresent() && !isLel) {
            node.child("lel-basis").fault("'lel-basis' belongs to quantities in %LEL only");
        }
        if (basis.isEmpty() && isLel && !node.has("lel-basis")) {
            node.fault("a quantity in %LEL needs 'lel-basis', the lower explosive limit in %VOL");
        }
        if (basis.isPresent() && (basis.getAsDouble() <= 0 || basis.getAsDouble() > 100)) {
            node.child("lel-basis").fault("'lel-basis' must be above 0 and at most 100 %VOL");
        }
        return basis;
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
