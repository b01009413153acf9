package lifeline.simulators.sparkplug;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A metric as an edge node writes it.
 *
 * @param name told at birth, and later only by nodes without aliases
 * @param at when it was measured
 * @param value null where there is none: it is then said to be null
 * @param unit told as the property {@code engUnit}
 */
public record SparkplugMetric(
        @Nullable String name,
        @Nullable Long alias,
        @Nullable Instant at,
        Type type,
        @Nullable Double value,
        boolean isHistorical,
        @Nullable String unit) {

    /** The data types this encoder writes, and the field their values stand in. */
    public enum Type {
        INT8(1, 10),
        INT16(2, 10),
        INT32(3, 10),
        INT64(4, 11),
        UINT8(5, 10),
        UINT16(6, 10),
        UINT32(7, 10),
        UINT64(8, 11),
        FLOAT(9, 12),
        DOUBLE(10, 13),
        BOOLEAN(11, 14);

        private final int code;
        private final int field;

        Type(int code, int field) {
            this.code = code;
            this.field = field;
        }
    }

    private static final int STRING = 12;
    private static final long UINT32 = 0xFFFF_FFFFL;

    /** Named, without an alias. */
    public static SparkplugMetric named(String name, @Nullable Instant at, Type type, @Nullable Double value) {
        return new SparkplugMetric(name, null, at, type, value, false, null);
    }

    byte[] encode(boolean withType) {
        ProtoWriter metric = new ProtoWriter();
        if (name != null) {
            metric.text(1, name);
        }
        if (alias != null) {
            metric.number(2, alias);
        }
        if (at != null) {
            metric.number(3, at.toEpochMilli());
        }
        if (withType) {
            metric.number(4, type.code);
        }
        if (isHistorical) {
            metric.number(5, 1);
        }
        if (value == null) {
            metric.number(7, 1);
        }
        if (unit != null) {
            byte[] property = new ProtoWriter().number(1, STRING).text(8, unit).written();
            metric.bytes(
                    9, new ProtoWriter().text(1, "engUnit").bytes(2, property).written());
        }
        if (value != null) {
            write(value, metric);
        }
        return metric.written();
    }

    private void write(double number, ProtoWriter metric) {
        switch (type) {
            case INT8, INT16, INT32, UINT8, UINT16, UINT32 -> metric.number(type.field, (long) number & UINT32);
            case INT64, UINT64 -> metric.number(type.field, (long) number);
            case FLOAT -> metric.fraction32(type.field, (float) number);
            case DOUBLE -> metric.fraction64(type.field, number);
            case BOOLEAN -> metric.number(type.field, number == 0 ? 0 : 1);
        }
    }
}
