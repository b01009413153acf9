package lifeline.ingest.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Identifier;
import lifeline.contract.topic.Topic;
import lifeline.contract.yaml.YamlNode;
import lifeline.ingest.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** Reads the entries of the settings file; each fault is told at its line, and all of them at once. */
final class ForeignTopicsYaml {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9-]{0,15}");
    private static final TopicFilter NATIVE = new TopicFilter(Topic.FILTER);

    private final Catalogue catalogue;
    private final List<ForeignTopic> entries = new ArrayList<>();

    private ForeignTopicsYaml(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static ForeignTopics read(YamlNode root, Catalogue catalogue) {
        ForeignTopicsYaml yaml = new ForeignTopicsYaml(catalogue);
        root.items().forEach(yaml::entry);
        return new ForeignTopics(yaml.entries);
    }

    private void entry(YamlNode node) {
        Optional<TopicFilter> filter = filter(node);
        Optional<ForeignFormat> format = node.chosen("format", ForeignFormat.class);
        String namespace = namespace(node);
        Optional<Domain> domain = domain(node);
        TopicTemplate device = device(node, format, filter);
        YamlNode place = node.child("asset");
        Map<String, String> assets = place.keys().isEmpty() ? Map.of() : assets(place);
        TopicTemplate asset = place.keys().isEmpty() ? asset(node, place, filter) : null;
        Map<String, Quantity> quantities =
                domain.map(found -> quantities(node.child("quantities"), found)).orElseGet(Map::of);
        Map<String, String> units = node.optional("units")
                .map(child -> units(child, quantities, domain.isPresent()))
                .orElseGet(Map::of);
        if (domain.isEmpty()) {
            node.optional("quantities");
        }
        node.done();
        if (filter.isPresent() && format.isPresent() && domain.isPresent()) {
            entries.add(new ForeignTopic(
                    filter.get(),
                    format.get(),
                    namespace,
                    domain.get().id(),
                    device,
                    asset,
                    assets,
                    quantities,
                    units));
        }
    }

    private Optional<TopicFilter> filter(YamlNode node) {
        String text = node.text("filter");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> fault = TopicFilter.fault(text);
        if (fault.isPresent()) {
            node.child("filter").fault("'filter' " + fault.get());
            return Optional.empty();
        }
        TopicFilter filter = new TopicFilter(text);
        if (filter.overlaps(NATIVE)) {
            node.child("filter").fault("'filter' matches native topics, " + NATIVE + ": they would be read twice");
        }
        for (ForeignTopic other : entries) {
            if (filter.overlaps(other.filter())) {
                node.child("filter")
                        .fault("'filter' matches topics that " + other.filter() + " matches: they would be read twice");
            }
        }
        return Optional.of(filter);
    }

    private static String namespace(YamlNode node) {
        String namespace = node.text("namespace");
        if (!namespace.isEmpty() && !NAMESPACE.matcher(namespace).matches()) {
            node.child("namespace").fault("'namespace' must be 1 to 16 small letters, digits and dashes");
        }
        if (ExerciseId.isReserved(namespace + ':')) {
            node.child("namespace").fault("'namespace' must not begin as those of exercises do, with 'exercise-'");
        }
        return namespace;
    }

    private Optional<Domain> domain(YamlNode node) {
        String name = node.text("domain");
        Optional<Domain> domain = catalogue.domain(name);
        if (domain.isEmpty() && !name.isEmpty()) {
            node.child("domain")
                    .fault("no domain is called '" + name + "'; known: "
                            + String.join(
                                    ", ",
                                    catalogue.domains().stream().map(Domain::id).toList()));
        }
        return domain;
    }

    private static @Nullable TopicTemplate device(
            YamlNode node, Optional<ForeignFormat> format, Optional<TopicFilter> filter) {
        Optional<YamlNode> given = node.optional("device");
        if (given.isEmpty()) {
            if (format.isPresent() && !format.get().namesItsDevice()) {
                node.fault("'device' is missing: a payload in " + format.get().word() + " names no device");
            }
            return null;
        }
        TopicTemplate template = template(given.get(), filter);
        if (template != null && template.asksForDevice()) {
            given.get().fault("'device' cannot be made of itself");
        } else if (template != null && template.isConstant()) {
            given.get().fault("'device' must ask for a level of the topic, as {3}, or all devices would be one");
        }
        return template;
    }

    private static @Nullable TopicTemplate asset(YamlNode node, YamlNode place, Optional<TopicFilter> filter) {
        if (!node.has("asset")) {
            return null;
        }
        TopicTemplate template = template(place, filter);
        String literals = template == null ? "" : template.literals();
        if (!literals.isEmpty() && !Identifier.isValid(literals)) {
            place.fault("'asset' may have letters, digits, '-', '_' and ':' beside its holes");
        }
        return template;
    }

    private static @Nullable TopicTemplate template(YamlNode node, Optional<TopicFilter> filter) {
        String text = node.text();
        if (text.isEmpty()) {
            return null;
        }
        try {
            TopicTemplate template = TopicTemplate.parse(text);
            int levels = filter.map(found -> found.text().endsWith("#") ? Integer.MAX_VALUE : found.levels().length)
                    .orElse(Integer.MAX_VALUE);
            if (template.highestLevel() > levels) {
                node.fault("the filter's topics have " + levels + " levels, there is no {" + template.highestLevel()
                        + "}");
            }
            return template;
        } catch (IllegalArgumentException e) {
            node.fault(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Map<String, String> assets(YamlNode node) {
        Map<String, String> assets = new LinkedHashMap<>();
        node.fields().forEach((device, child) -> {
            String asset = child.text();
            if (!asset.isEmpty() && !Identifier.isValid(asset)) {
                child.fault("an asset is 1 to 64 letters, digits, '-', '_' or ':', not '" + asset + "'");
            }
            assets.put(device, asset);
        });
        return assets;
    }

    private static Map<String, Quantity> quantities(YamlNode node, Domain domain) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        node.fields().forEach((name, child) -> {
            String quantity = child.text();
            domain.quantity(quantity)
                    .ifPresentOrElse(
                            found -> quantities.put(name, found),
                            () -> child.fault(domain.id() + " has no quantity '" + quantity + "'; known: "
                                    + String.join(
                                            ", ",
                                            domain.quantities().stream()
                                                    .map(Quantity::name)
                                                    .toList())));
        });
        if (node.keys().isEmpty()) {
            node.fault("'quantities' must name at least one, {name in the payload: our quantity}");
        }
        return quantities;
    }

    private static Map<String, String> units(YamlNode node, Map<String, Quantity> quantities, boolean isDomainKnown) {
        Map<String, String> units = new LinkedHashMap<>();
        node.fields().forEach((name, child) -> {
            String symbol = child.text();
            Quantity quantity = quantities.get(name);
            if (quantity == null) {
                if (isDomainKnown) {
                    child.fault("'" + name + "' is not among the 'quantities'");
                }
            } else if (!UnitNames.NATIVE.fits(symbol, quantity)) {
                child.fault("'" + symbol + "' cannot be told in "
                        + quantity.unit().symbol() + ", the unit of " + quantity.name());
            } else {
                units.put(name, symbol);
            }
        });
        return units;
    }
}
