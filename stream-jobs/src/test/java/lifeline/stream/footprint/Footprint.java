package lifeline.stream.footprint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Rule;
import lifeline.stream.replay.Progress;
import lifeline.stream.replay.Replay;

/**
 * Prints a table of what each kind of condition keeps of a sensor: heap in use after a full collection with 100,000 sensors
 * (or as many as the first argument says) in the job's own operators, by the rule alone. Each sensor tells often enough
 * for what it keeps to be as large as it gets.
 */
public final class Footprint {
    private static final Catalogue SHIPPED = Catalogue.load();

    /** One line of the table. */
    private record Kind(String name, Domain domain, int sensorsAtAsset, int readings, Duration every) {
        static Kind of(String name, String rule, int sensorsAtAsset, int readings) {
            Rule chosen = SHIPPED.rule(rule).orElseThrow();
            return of(name, only(SHIPPED.domain(chosen.domain()).orElseThrow(), chosen), sensorsAtAsset, readings);
        }

        static Kind of(String name, Domain domain, int sensorsAtAsset, int readings) {
            return new Kind(
                    name,
                    domain,
                    sensorsAtAsset,
                    readings,
                    domain.quantities().get(0).period());
        }
    }

    private Footprint() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int sensors = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        if (arguments.length < 2) {
            System.out.printf(Locale.ROOT, "%,d sensors; bytes of heap a sensor%n", sensors);
            for (int kind = 0; kind < kinds().size(); kind++) {
                measureAlone(sensors, kind);
            }
            return;
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Kind kind = kinds().get(Integer.parseInt(arguments[1]));
        try (Replay replay = Replay.start(1)) {
            System.out.printf(Locale.ROOT, "%-46s %,8.0f%n", kind.name(), bytesEach(replay, kind, sensors));
        }
        System.exit(0);
    }

    /** In a JVM of its own: nothing is left of the kinds before. */
    private static void measureAlone(int sensors, int kind) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2500m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Footprint.class.getName(),
                        Integer.toString(sensors),
                        Integer.toString(kind))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static List<Kind> kinds() {
        Domain generic = SHIPPED.domain("generic").orElseThrow();
        return List.of(
                Kind.of("absence (a sensor and what every one keeps)", "gas.methane.silent", 1, 8),
                Kind.of("faulty", "water.pressure.faulty", 1, 8),
                Kind.of("threshold", "gas.methane.leak", 1, 8),
                Kind.of("flat-line", "water.pressure.frozen", 1, 8),
                Kind.of("rate-of-change", "gas.methane.rise", 1, 24),
                Kind.of("forecast", "waterlogging.road-depth.forecast", 1, 24),
                Kind.of("drift", "gas.methane.drift", 1, 24),
                Kind.of("drop", "water.pressure.burst", 1, 24),
                Kind.of("record", "bridge.vibration-rms.record", 1, 8),
                Kind.of("shift", "bridge.vibration-frequency.shift", 1, 8),
                Kind.of("jump", "generic.value.jump", 1, 8),
                Kind.of("pattern", "generic.value.pattern", 1, 8),
                Kind.of("deviation", deviating(generic), 1, 8),
                Kind.of("balance, of two sensors", "heating.supply-temperature.unused", 2, 8),
                Kind.of("residual, on one driver", "gas.outlet-pressure.sagging", 2, 8),
                Kind.of("combination, of three changes", "water.pressure.burst-inflow", 2, 24),
                Kind.of("growth, on one driver", "bridge.deflection.growing", 2, 8),
                Kind.of("several, of six sensors", "bridge.strain.overweight", 6, 8),
                Kind.of("group, of six sensors", "generic.value.group", 6, 6),
                Kind.of("group, of 48 sensors", "generic.value.group", 48, 6),
                Kind.of("all rules of gas at a well's methane", gas(rule -> true), 1, 24),
                Kind.of(
                        "of these, those of the sensor alone",
                        gas(rule -> rule.joint().isEmpty()),
                        1,
                        24),
                Kind.of("of these, without the drift", gas(Footprint::isOfTheMoment), 1, 24),
                Kind.of("of all, without the drift", gas(rule -> !isDrift(rule)), 1, 24));
    }

    private static Domain deviating(Domain generic) {
        String id = "generic.value.deviation";
        String rule = """
                - id: generic.value.deviation
                  quantity: value
                  track: hazard
                  title: { zh: 偏离, en: Deviation }
                  text: { zh: "{sensor} {value} {threshold}", en: "{sensor} {value} {threshold}" }
                  action: { zh: 查, en: Look }
                  basis: "[default] for measuring"
                  condition: { kind: deviation, direction: above, learning: 7d }
                  levels:
                    - { severity: yellow, raise: 6, clear: 3, count: 1 }
                  clear-after: 0s
                """;
        return only(
                generic,
                DomainFolder.withRules(generic, "rules.yaml", rule).rules().stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private static boolean isOfTheMoment(Rule rule) {
        return rule.joint().isEmpty() && !isDrift(rule);
    }

    private static boolean isDrift(Rule rule) {
        return rule.condition() instanceof Condition.Drift;
    }

    private static Domain gas(Predicate<Rule> wanted) {
        Domain gas = SHIPPED.domain("gas").orElseThrow();
        List<Rule> rules = gas.rules().stream()
                .filter(rule -> rule.quantity().equals("methane") && wanted.test(rule))
                .toList();
        return new Domain(
                gas.id(), gas.title(), gas.quantity("methane").stream().toList(), rules, List.of());
    }

    private static Domain only(Domain domain, Rule rule) {
        List<String> names = rule.joint()
                .map(joint ->
                        joint.inputs().stream().map(input -> input.quantity()).toList())
                .orElse(List.of(rule.quantity()));
        List<Quantity> quantities = domain.quantities().stream()
                .filter(quantity -> names.contains(quantity.name()))
                .toList();
        return new Domain(domain.id(), domain.title(), quantities, List.of(rule), List.of());
    }

    private static double bytesEach(Replay replay, Kind kind, int sensors) {
        Telling telling = new Telling(kind.domain(), sensors, kind.sensorsAtAsset(), kind.readings(), kind.every());
        replay.run(
                new Catalogue(List.of(kind.domain())),
                Replay.Given.NOTHING,
                telling,
                signal -> {},
                Optional.empty(),
                Progress.IGNORED);
        return telling.grown() / (double) sensors;
    }
}
