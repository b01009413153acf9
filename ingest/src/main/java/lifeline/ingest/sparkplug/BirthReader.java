package lifeline.ingest.sparkplug;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.sparkplug.payload.Metric;
import lifeline.ingest.sparkplug.payload.Payload;
import lifeline.ingest.validation.RejectionReason;

/** Reads the definitions off a birth. An alias that stands for two metrics stands for none: nobody could tell which. */
final class BirthReader {
    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_UNIT = 64;

    private BirthReader() {}

    static Birth read(Payload payload, Collected collected) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        Map<Long, String> names = new HashMap<>();
        for (Metric metric : payload.metrics()) {
            String name = metric.name();
            if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
                collected.reject(RejectionReason.WRONG_SHAPE, "a metric is born without a name that can be kept", 1);
            } else if (!definitions.containsKey(name)) { // a birth may carry several values of a metric
                definitions.put(name, definition(name, metric, definitions, names, collected));
            }
        }
        return Birth.of(definitions.values());
    }

    private static Definition definition(
            String name,
            Metric metric,
            Map<String, Definition> definitions,
            Map<Long, String> names,
            Collected collected) {
        Long alias = metric.alias();
        String other = alias == null ? null : names.putIfAbsent(alias, name);
        if (alias != null && other != null) {
            collected.reject(
                    RejectionReason.DUPLICATE_ALIAS,
                    "alias " + Long.toUnsignedString(alias) + " is given to " + Collected.brief(other) + " and "
                            + Collected.brief(name),
                    1);
            definitions.computeIfPresent(other, (taken, definition) -> definition.withoutAlias());
            alias = null;
        }
        String unit = metric.unit();
        return new Definition(
                name,
                alias,
                metric.dataType(),
                unit == null || unit.length() <= LONGEST_UNIT ? unit : unit.substring(0, LONGEST_UNIT));
    }
}
