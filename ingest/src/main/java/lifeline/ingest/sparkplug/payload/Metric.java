package lifeline.ingest.sparkplug.payload;

import org.jspecify.annotations.Nullable;

/**
 * One metric of a payload; what it does not say is null.
 *
 * @param name in births, and in data without aliases
 * @param alias an unsigned number
 * @param timestamp when the value was captured, milliseconds since 1970
 * @param dataType Sparkplug's number for the type of the value
 * @param isHistorical stored and forwarded, not the value now
 * @param isNull there is no value, and the sender knows
 * @param unit the property {@value #UNIT}
 * @param quality the property {@value #QUALITY}: 0 bad, 192 good, 500 stale
 * @param text of a value that is a text, and only of the metric that needs it
 */
public record Metric(
        @Nullable String name,
        @Nullable Long alias,
        @Nullable Long timestamp,
        @Nullable Integer dataType,
        boolean isHistorical,
        boolean isNull,
        @Nullable String unit,
        @Nullable Integer quality,
        @Nullable Value value,
        @Nullable String text) {

    static final String UNIT = "engUnit";
    static final String QUALITY = "Quality";

    /** How a value stands on the wire. */
    public enum Form {
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        /** A text, bytes, a data set, a template. */
        OTHER
    }

    /** A value before its type is known; only {@link DataType#number} makes a number of it. */
    public record Value(Form form, long bits) {
        boolean isWhole() {
            return form == Form.INT || form == Form.LONG;
        }
    }
}
