package lifeline.simulators.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.library.Expected;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;
import lifeline.contract.signal.Severity;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.TrueFault;

/**
 * A truth file, as far as a score needs it. A fault that tells what is expected of it ({@code expect}) is held to that; any other to
 * what the library expects of the same domain and fault, as hard as the fault's model has it.
 *
 * @param from what was said before the run began is none of its business
 * @param until nor is what was raised after it ended
 * @param devices of the city; empty where the file does not tell, and then places are unknown
 * @param sensorDays by {@code domain.quantity}
 */
public record Truth(
        List<TrueFault> faults,
        Instant from,
        Instant until,
        Optional<Integer> devices,
        Map<String, Double> sensorDays) {
    private static final double DAY_MILLIS = 86_400_000;

    /** @throws IllegalArgumentException when it is no truth file */
    public static Truth read(Path path, Catalogue catalogue, Library library) {
        try {
            JsonNode root = new JsonMapper().readTree(path.toFile());
            if (root == null || !root.path("faults").isArray()) {
                throw new IllegalArgumentException(path + " is no truth file: it has no 'faults'");
            }
            return of(root, catalogue, library);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Truth of(JsonNode root, Catalogue catalogue, Library library) {
        Instant end = instant(root, "endedAt").orElse(Instant.MAX);
        List<TrueFault> faults = new ArrayList<>();
        root.path("faults").forEach(node -> {
            TrueFault fault = fault(node, root.path("ledger").path("sensors"), catalogue, library);
            if (fault.from().isBefore(end)) {
                faults.add(fault);
            }
        });
        Optional<Integer> devices =
                root.path("devices").isInt() ? Optional.of(root.path("devices").asInt()) : Optional.empty();
        return new Truth(
                faults, instant(root, "startedAt").orElse(Instant.MIN), end, devices, sensorDays(root, catalogue));
    }

    private static TrueFault fault(JsonNode node, JsonNode sensors, Catalogue catalogue, Library library) {
        String id = node.path("id").asText();
        String domain = node.path("domain").asText();
        String name = node.path("fault").asText();
        Set<String> quantities = texts(node.path("quantities"));
        List<LibraryScenario> alike = alike(library, domain, name);
        boolean told = node.has("expect");
        List<Due> due = new ArrayList<>();
        if (told) {
            node.path("expect").forEach(expected -> due.add(due(expected)));
        } else {
            alike.forEach(scenario -> scenario.expect().forEach(expected -> due.add(due(expected))));
            due.removeIf(each -> !isMeasured(each, texts(node.path("devices")), sensors, catalogue));
        }
        Set<String> may = texts(node.path("may"));
        Set<String> silent = texts(node.path("silent"));
        if (!told) {
            alike.forEach(scenario -> may.addAll(scenario.may()));
            alike.forEach(scenario -> silent.addAll(scenario.silent()));
        }
        boolean quiet = told
                ? node.path("quiet").asBoolean()
                : !alike.isEmpty() && alike.stream().allMatch(LibraryScenario::mustStaySilent);
        return new TrueFault(
                id,
                node.path("scenario").asText(id),
                domain,
                Optional.ofNullable(node.path("asset").textValue()),
                texts(node.path("devices")),
                quantities.isEmpty() ? weathered(due, catalogue) : quantities,
                instant(node, "from").orElse(Instant.EPOCH),
                instant(node, "until").orElse(Instant.MAX.minus(Duration.ofDays(1))),
                due,
                may,
                silent,
                quiet);
    }

    /** Whether a struck device measures what the rule judges; yes where the file does not tell of sensors. */
    private static boolean isMeasured(Due due, Set<String> devices, JsonNode sensors, Catalogue catalogue) {
        String quantity = catalogue.rule(due.rule()).map(Rule::quantity).orElse("");
        return devices.isEmpty()
                || sensors.isEmpty()
                || devices.stream().anyMatch(device -> sensors.has(device + '.' + quantity));
    }

    private static Set<String> weathered(List<Due> due, Catalogue catalogue) {
        Set<String> quantities = new HashSet<>();
        due.forEach(each -> catalogue.rule(each.rule()).map(Rule::quantity).ifPresent(quantities::add));
        return quantities;
    }

    private static List<LibraryScenario> alike(Library library, String domain, String fault) {
        return library.scenarios().stream()
                .filter(scenario -> scenario.breaks().size() == 1
                        && scenario.breaks().get(0).domain().equals(domain)
                        && scenario.breaks().get(0).fault().equals(fault))
                .toList();
    }

    private static Due due(Expected expected) {
        return new Due(expected.rule(), expected.severity(), expected.within(), OptionalDouble.empty(), true, 1);
    }

    private static Due due(JsonNode node) {
        return new Due(
                node.path("rule").asText(),
                Optional.ofNullable(node.path("severity").textValue()).map(Severity::valueOf),
                Duration.ofMillis(Math.round(node.path("within_s").asDouble() * 1e3)),
                node.path("size").isNumber()
                        ? OptionalDouble.of(node.path("size").asDouble())
                        : OptionalDouble.empty(),
                node.path("claimed").asBoolean(true),
                node.path("slowness").asDouble(1));
    }

    private static Map<String, Double> sensorDays(JsonNode root, Catalogue catalogue) {
        Map<String, Double> days = new TreeMap<>();
        if (root.has("sensor_days")) {
            root.path("sensor_days")
                    .properties()
                    .forEach(field -> days.put(field.getKey(), field.getValue().asDouble()));
            return days;
        }
        Optional<Instant> start = instant(root, "startedAt");
        Optional<Instant> end = instant(root, "endedAt");
        if (start.isEmpty() || end.isEmpty()) {
            return days;
        }
        double each = Duration.between(start.get(), end.get()).toMillis() / DAY_MILLIS;
        Map<String, String> known = new HashMap<>();
        root.path("ledger").path("sensors").fieldNames().forEachRemaining(sensor -> named(sensor, catalogue, known)
                .ifPresent(name -> days.merge(name, each, Double::sum)));
        return days;
    }

    /** {@code domain.quantity} of a sensor: device ids begin with their domain. */
    private static Optional<String> named(String sensor, Catalogue catalogue, Map<String, String> known) {
        int dot = sensor.lastIndexOf('.');
        int dash = sensor.indexOf('-');
        if (dot < 0 || dash < 0 || dash > dot) {
            return Optional.empty();
        }
        String domain = known.computeIfAbsent(sensor.substring(0, dash), begin -> catalogue.domains().stream()
                .map(Domain::id)
                .filter(begin::equals)
                .findFirst()
                .orElse(""));
        String quantity = sensor.substring(dot + 1);
        return catalogue.quantity(domain, quantity).map(found -> domain + '.' + quantity);
    }

    private static Optional<Instant> instant(JsonNode node, String key) {
        return Optional.ofNullable(node.path(key).textValue()).map(Instant::parse);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What each rule judges. */
    public static Map<String, String> quantities(Catalogue catalogue) {
        Map<String, String> quantities = new HashMap<>();
        catalogue.rules().forEach(rule -> quantities.put(rule.id(), rule.quantity()));
        return quantities;
    }

    /** Whether a rule counts in declared periods. */
    public static boolean countsPeriods(Rule rule) {
        return rule.condition().scale() == Scale.PERIODS;
    }
}
