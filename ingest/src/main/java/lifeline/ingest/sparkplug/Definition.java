package lifeline.ingest.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * What a birth says of a metric, and data does not repeat.
 *
 * @param dataType Sparkplug's number for it; null where the birth leaves it out
 * @param unit null where the birth names none
 */
public record Definition(
        String name,
        @Nullable Long alias,
        @Nullable Integer dataType,
        @Nullable String unit) {
    private static final int FIXED_BYTES = 48;

    Definition withoutAlias() {
        return new Definition(name, null, dataType, unit);
    }

    /** About what it costs to remember it. */
    int weight() {
        return FIXED_BYTES + name.length() + (unit == null ? 0 : unit.length());
    }
}
