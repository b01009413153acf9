package lifeline.contract.simulation.physics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.physics.PhysicsModel.Setting;
import lifeline.contract.yaml.YamlNode;

/** Reads the section {@code physics:}; each sensor gets its values from one model at most. */
public final class PhysicsReader {
    private final Collection<Fleet> fleets;
    private final Set<String> told = new LinkedHashSet<>();

    /** @param fleets of the same file */
    public PhysicsReader(Collection<Fleet> fleets) {
        this.fleets = fleets;
    }

    public PhysicsModel model(String id, YamlNode node) {
        PhysicsKind kind = node.choice("kind", PhysicsKind.class);
        List<String> at = node.list("at", this::kindOfAsset);
        if (at.isEmpty()) {
            node.fault("'" + id + "' covers no kind of asset");
        }
        Map<String, String> tells = new LinkedHashMap<>();
        node.child("tells")
                .fields()
                .forEach((quantity, child) -> tells.put(quantity, output(kind, at, quantity, child)));
        Map<String, Double> numbers = new LinkedHashMap<>();
        node.optional("numbers").ifPresent(found -> found.fields()
                .forEach((name, child) -> numbers.put(name, number(kind, name, child))));
        node.done();
        return new PhysicsModel(id, kind, at, tells, numbers);
    }

    private String kindOfAsset(YamlNode node) {
        String kind = node.text();
        if (fleets.stream().noneMatch(fleet -> fleet.at().equals(kind))) {
            node.fault("no fleet is mounted at '" + kind + "'");
        }
        return kind;
    }

    private String output(PhysicsKind kind, List<String> at, String quantity, YamlNode node) {
        List<Fleet> measuring = fleets.stream()
                .filter(fleet -> at.contains(fleet.at()) && fleet.behaviour().containsKey(quantity))
                .toList();
        if (measuring.isEmpty()) {
            node.fault("'" + quantity + "' is not measured at " + String.join(", ", at));
        }
        for (Fleet fleet : measuring) {
            if (!told.add(fleet.id() + '.' + quantity)) {
                node.fault("'" + quantity + "' of the fleet '" + fleet.id()
                        + "' has its values from another model already");
            }
        }
        String output = node.text();
        if (!kind.outputs().contains(output)) {
            node.fault(kind.written() + " does not work out '" + output + "'; it knows "
                    + String.join(", ", kind.outputs()));
        }
        return output;
    }

    private static double number(PhysicsKind kind, String name, YamlNode node) {
        double number = node.number();
        Optional<Setting> setting = kind.setting(name);
        if (setting.isEmpty()) {
            node.fault(kind.written() + " takes no number '" + name + "'; it takes "
                    + String.join(
                            ", ", kind.settings().stream().map(Setting::name).toList()));
        } else if (number < setting.get().least() || number > setting.get().most()) {
            node.fault("'" + name + "' must be " + setting.get().least() + " to "
                    + setting.get().most());
        }
        return number;
    }

    /** The quantities that move when {@code parameter} changes at a kind of asset, or anywhere when that is empty. */
    public static Set<String> moved(Collection<PhysicsModel> models, String parameter, String at) {
        Set<String> moved = new LinkedHashSet<>();
        taking(models, parameter, at)
                .forEach(model -> moved.addAll(model.tells().keySet()));
        return moved;
    }

    /** The parameters a fault may change at a kind of asset, or anywhere when that is empty. */
    public static Set<String> parameters(Collection<PhysicsModel> models, String at) {
        Set<String> parameters = new LinkedHashSet<>();
        models.stream()
                .filter(model -> covers(model, at))
                .forEach(model -> parameters.addAll(model.kind().parameters()));
        return parameters;
    }

    private static List<PhysicsModel> taking(Collection<PhysicsModel> models, String parameter, String at) {
        return models.stream()
                .filter(model -> covers(model, at) && model.takes(parameter))
                .toList();
    }

    private static boolean covers(PhysicsModel model, String at) {
        return at.isEmpty() || model.at().contains(at);
    }
}
