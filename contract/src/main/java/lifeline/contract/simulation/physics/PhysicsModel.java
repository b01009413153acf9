package lifeline.contract.simulation.physics;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of some of a domain's assets.
 *
 * @param id its name in the domain
 * @param at kinds of asset it covers
 * @param tells by quantity: which of the model's outputs its sensors measure
 * @param numbers all that the kind takes: its defaults where the domain gives none
 */
public record PhysicsModel(
        String id, PhysicsKind kind, List<String> at, Map<String, String> tells, Map<String, Double> numbers) {
    public PhysicsModel {
        at = List.copyOf(at);
        tells = Collections.unmodifiableMap(new LinkedHashMap<>(tells));
        Map<String, Double> all = new HashMap<>();
        kind.settings().forEach(setting -> all.put(setting.name(), setting.otherwise()));
        all.putAll(numbers);
        numbers = Collections.unmodifiableMap(all);
    }

    /** A number a kind of model takes, from {@code least} to {@code most}; {@code otherwise} where a domain gives none. */
    public record Setting(String name, double otherwise, double least, double most) {}

    /** Something a fault may change, and the outputs that move with it. */
    public record Parameter(String name, List<String> moves) {
        public Parameter {
            moves = List.copyOf(moves);
        }

        Parameter(String name, String... moves) {
            this(name, List.of(moves));
        }
    }

    /** @throws IllegalArgumentException when the kind takes no such number */
    public double number(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException(kind.written() + " takes no number '" + name + "'");
        }
        return number;
    }

    /** Whether a fault may change {@code parameter} of it. */
    public boolean takes(String parameter) {
        return kind.parameters().contains(parameter);
    }
}
