package lifeline.contract.simulation.failing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.failing.FailureKind.Aim;
import lifeline.contract.simulation.failing.FailureKind.Setting;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.contract.yaml.YamlNode;

/** Reads the section {@code failure:} of a fault; what is wrong with it is recorded in the node's faults. */
public final class FailureReader {
    private FailureReader() {}

    /**
     * That of a fault, where it has one.
     *
     * @param measured what the struck devices measure
     */
    public static Optional<Failure> optional(YamlNode fault, Track track, Set<String> measured) {
        Optional<YamlNode> found = fault.optional("failure");
        if (found.isPresent() && track != Track.DEVICE) {
            found.get().fault("a failure of devices has the track device");
        }
        return found.flatMap(child -> read(child, measured));
    }

    private static Optional<Failure> read(YamlNode node, Set<String> measured) {
        Optional<FailureKind> kind = node.chosen("kind", FailureKind.class);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<Way> ways = kind.get().ways();
        if (ways.isEmpty()) {
            node.fault("'" + kind.get().written() + "' is the course of a value: write it as effects");
            return Optional.empty();
        }
        Optional<Way> way = node.has("way")
                ? node.chosen("way", Way.class).filter(found -> isOf(found, ways, node))
                : Optional.of(ways.get(0));
        return way.map(found -> read(found, node, measured));
    }

    private static boolean isOf(Way way, List<Way> ways, YamlNode node) {
        if (!ways.contains(way)) {
            node.child("way")
                    .fault("'" + way.kind().written() + "' has this way; here it must be one of "
                            + ways.stream().map(Way::written).toList());
        }
        return ways.contains(way);
    }

    private static Failure read(Way way, YamlNode node, Set<String> measured) {
        Set<String> of = quantities(way, node, measured);
        Optional<String> unit = way == Way.RENAMED ? Optional.of(node.text("unit")) : Optional.empty();
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Setting setting : way.settings()) {
            node.optional(setting.name()).ifPresent(child -> numbers.put(setting.name(), number(setting, child)));
        }
        node.done();
        return new Failure(way, of, unit, numbers);
    }

    private static Set<String> quantities(Way way, YamlNode node, Set<String> measured) {
        if (way.aim() == Aim.MESSAGE || (way.aim() == Aim.ANY && !node.has("of"))) {
            return measured;
        }
        Set<String> of = node.list("of", child -> known(child, measured)).stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (of.isEmpty() || (way.aim() == Aim.PAIR && of.size() != 2)) {
            node.fault("'of' must name " + (way.aim() == Aim.PAIR ? "two quantities" : "a quantity"));
        }
        return of;
    }

    private static String known(YamlNode node, Set<String> measured) {
        String name = node.text();
        if (!measured.contains(name)) {
            node.fault("'" + name + "' is not measured there; measured are " + String.join(", ", measured));
        }
        return name;
    }

    private static double number(Setting setting, YamlNode node) {
        double number = node.number();
        if (number < setting.least() || number > setting.most()) {
            node.fault("'" + setting.name() + "' must be " + setting.least() + " to " + setting.most());
        }
        return number;
    }
}
