package lifeline.ingest.sparkplug.payload;

import java.util.OptionalDouble;

/** Sparkplug's data types that are numbers. Texts, times, files, arrays, data sets and templates are none. */
public enum DataType {
    INT8(1),
    INT16(2),
    INT32(3),
    INT64(4),
    UINT8(5),
    UINT16(6),
    UINT32(7),
    UINT64(8),
    FLOAT(9),
    DOUBLE(10),
    BOOLEAN(11);

    private static final double TWO_TO_64 = 0x1p64;

    private final int code;

    DataType(int code) {
        this.code = code;
    }

    /** Whether a metric of the type with this number has a number for its value. */
    public static boolean isNumber(int code) {
        return code >= INT8.code && code <= BOOLEAN.code;
    }

    /** @throws IllegalArgumentException when the type is none of numbers */
    public static DataType of(int code) {
        if (!isNumber(code)) {
            throw new IllegalArgumentException("data type " + code + " is no number");
        }
        return values()[code - 1];
    }

    /**
     * The number {@code value} stands for; empty when a metric of this type cannot have it. Whole numbers come in 32 or 64
     * bits, negative ones as two's complement in either width or in the type's own: encoders differ.
     */
    public OptionalDouble number(Metric.Value value) {
        return switch (this) {
            case INT8 -> signed(value, Byte.SIZE);
            case INT16 -> signed(value, Short.SIZE);
            case INT32 -> signed(value, Integer.SIZE);
            case INT64 -> signed(value, Long.SIZE);
            case UINT8 -> unsigned(value, Byte.SIZE);
            case UINT16 -> unsigned(value, Short.SIZE);
            case UINT32 -> unsigned(value, Integer.SIZE);
            case UINT64 -> unsigned(value, Long.SIZE);
            case FLOAT, DOUBLE -> fraction(value);
            case BOOLEAN ->
                value.form() == Metric.Form.BOOLEAN
                        ? OptionalDouble.of(value.bits() == 0 ? 0 : 1)
                        : OptionalDouble.empty();
        };
    }

    private static OptionalDouble fraction(Metric.Value value) {
        return switch (value.form()) {
            case FLOAT -> OptionalDouble.of(Float.intBitsToFloat((int) value.bits()));
            case DOUBLE -> OptionalDouble.of(Double.longBitsToDouble(value.bits()));
            case INT, LONG, BOOLEAN, OTHER -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble signed(Metric.Value value, int size) {
        if (!value.isWhole()) {
            return OptionalDouble.empty();
        }
        long bits = value.bits();
        int unused = Long.SIZE - size;
        long number = bits << unused >> unused;
        int width = value.form() == Metric.Form.INT ? Integer.SIZE : Long.SIZE;
        boolean isOwnWidth = bits == bits << unused >>> unused;
        boolean isExtended = bits == number || (width == Integer.SIZE && (int) bits == number);
        return isOwnWidth || isExtended ? OptionalDouble.of((double) number) : OptionalDouble.empty();
    }

    private static OptionalDouble unsigned(Metric.Value value, int size) {
        int unused = Long.SIZE - size;
        if (!value.isWhole() || value.bits() != value.bits() << unused >>> unused) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value.bits() >= 0 ? (double) value.bits() : (double) value.bits() + TWO_TO_64);
    }
}
