package lifeline.contract.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The units a quantity may be stored in or a payload may name. A payload's unit is converted at the edge. */
public enum Unit {
    PERCENT_LEL("%LEL", "gas fraction", 1),
    PERCENT_VOL("%VOL", "volume fraction", 1),
    PPM("ppm", "volume fraction", 1e-4),
    KILOPASCAL("kPa", "pressure", 1),
    MEGAPASCAL("MPa", "pressure", 1000),
    BAR("bar", "pressure", 100),
    CELSIUS("°C", "temperature", 1),
    CUBIC_METRE_PER_HOUR("m³/h", "volume flow", 1),
    LITRE_PER_SECOND("L/s", "volume flow", 3.6),
    TONNE_PER_HOUR("t/h", "mass flow", 1),
    MILLIMETRE("mm", "length", 1),
    CENTIMETRE("cm", "length", 10),
    METRE("m", "length", 1000),
    MILLIMETRE_PER_HOUR("mm/h", "rain intensity", 1),
    NTU("NTU", "turbidity", 1),
    MILLIGRAM_PER_LITRE("mg/L", "concentration", 1),
    METRE_PER_SECOND("m/s", "speed", 1),
    METRE_PER_SECOND_SQUARED("m/s²", "acceleration", 1),
    MICROSTRAIN("µε", "strain", 1),
    HERTZ("Hz", "frequency", 1),
    KILONEWTON("kN", "force", 1),
    TONNE("t", "mass", 1),
    DEGREE("°", "angle", 1),
    PERCENT_RH("%RH", "relative humidity", 1),
    PERCENT("%", "ratio", 1),
    VOLT("V", "voltage", 1),
    DECIBEL("dB", "sound level", 1),
    DECIBEL_MILLIWATT("dBm", "signal strength", 1),
    AMPERE("A", "electric current", 1),
    MEGAWATT("MW", "power", 1),
    STATE("1", "state", 1);

    private final String symbol;
    private final String dimension;
    private final double factor;

    Unit(String symbol, String dimension, double factor) {
        this.symbol = symbol;
        this.dimension = dimension;
        this.factor = factor;
    }

    public String symbol() {
        return symbol;
    }

    /** The kind of thing it measures; units of one kind can be told in each other. */
    public String dimension() {
        return dimension;
    }

    /** The unit with this symbol, as written in {@code domain.yaml} and in a payload's {@code u}. */
    public static Optional<Unit> parse(String symbol) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** Every symbol, as a fault or a page names them. */
    public static List<String> symbols() {
        return Stream.of(values()).map(Unit::symbol).toList();
    }

    /** Whether a value in this unit can be told in {@code other} without knowing more than the units. */
    public boolean isConvertibleTo(Unit other) {
        return dimension.equals(other.dimension);
    }

    /** A value of this unit, told in {@code other}; both must be of one dimension. */
    public double convert(double value, Unit other) {
        if (this == other) {
            return value;
        }
        if (!isConvertibleTo(other)) {
            throw new IllegalArgumentException(symbol + " cannot be told in " + other.symbol);
        }
        return value * factor / other.factor;
    }
}
