package lifeline.ingest.sparkplug;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.ingest.sparkplug.payload.Metric;

/** The metrics a node or a device was born with. Never changed: the next birth replaces it whole. */
public final class Birth {
    private final Map<String, Definition> byName = new LinkedHashMap<>();
    private final Map<Long, Definition> byAlias = new HashMap<>();
    private final int weight;

    private Birth(int weight) {
        this.weight = weight;
    }

    /** @param definitions of different names and different aliases */
    public static Birth of(Collection<Definition> definitions) {
        Birth birth =
                new Birth(definitions.stream().mapToInt(Definition::weight).sum());
        for (Definition definition : definitions) {
            birth.byName.put(definition.name(), definition);
            if (definition.alias() != null) {
                birth.byAlias.put(definition.alias(), definition);
            }
        }
        return birth;
    }

    public Collection<Definition> definitions() {
        return byName.values();
    }

    /** What {@code metric} is about. An alias counts more than a name: data may carry both. */
    Optional<Definition> find(Metric metric) {
        if (metric.alias() != null && byAlias.containsKey(metric.alias())) {
            return Optional.ofNullable(byAlias.get(metric.alias()));
        }
        return metric.name() == null ? Optional.empty() : Optional.ofNullable(byName.get(metric.name()));
    }

    int weight() {
        return weight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Birth that && List.copyOf(byName.values()).equals(List.copyOf(that.byName.values()));
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.values().toString();
    }
}
