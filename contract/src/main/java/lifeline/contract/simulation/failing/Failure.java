package lifeline.contract.simulation.failing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.simulation.failing.FailureKind.Way;

/**
 * How a struck device fails.
 *
 * @param of the quantities it is about, in the file's order
 * @param unit that it names, for {@link Way#RENAMED}
 * @param numbers those the file gives
 */
public record Failure(Way way, Set<String> of, Optional<String> unit, Map<String, Double> numbers) {
    public Failure {
        of = Collections.unmodifiableSet(new LinkedHashSet<>(of));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    public FailureKind kind() {
        return way.kind();
    }

    /**
     * A number, or its default.
     *
     * @throws IllegalArgumentException when the way takes no such number
     */
    public double number(String name) {
        Double given = numbers.get(name);
        return given != null
                ? given
                : way.setting(name)
                        .orElseThrow(() -> new IllegalArgumentException(way.written() + " takes no " + name))
                        .value();
    }
}
