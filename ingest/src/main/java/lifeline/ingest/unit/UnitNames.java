package lifeline.ingest.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import org.jspecify.annotations.Nullable;

/** The same sign means different units in different formats: in SenML {@code %} is a ratio from 0 to 1. */
public final class UnitNames {
    private static final String STATED_LEL = "%LEL@";
    private static final int LONGEST_BASIS = 8;

    /** Our own symbols, and others in use for the same kinds. */
    public static final UnitNames NATIVE = new UnitNames(nativeUnits());

    /** The names registered for SenML: RFC 8428 §12.1 and, as secondary ones, RFC 8798 §3; those our quantities have. */
    public static final UnitNames SENML = new UnitNames(senmlUnits());

    private final Map<String, PayloadUnit> units;

    private UnitNames(Map<String, PayloadUnit> units) {
        this.units = units;
    }

    /**
     * The unit with this name, or null. {@code %LEL@4.4} is per cent of a lower explosive limit of 4.4 %VOL, where the
     * sensor's differs from the quantity's.
     */
    public @Nullable PayloadUnit find(String symbol) {
        PayloadUnit known = units.get(symbol);
        if (known != null || this != NATIVE || !symbol.startsWith(STATED_LEL)) {
            return known;
        }
        String basis = symbol.substring(STATED_LEL.length());
        if (basis.length() > LONGEST_BASIS || !basis.matches("[0-9]+(\\.[0-9]+)?")) {
            return null;
        }
        double percentVol = Double.parseDouble(basis);
        return percentVol > 0 && percentVol <= 100 ? PayloadUnit.lel(percentVol) : null;
    }

    /** Whether a payload may give {@code quantity} in the unit so named. */
    public boolean fits(String symbol, Quantity quantity) {
        PayloadUnit unit = find(symbol);
        return unit != null && unit.fits(quantity);
    }

    /** How many names there are, not counting those that state a limit. */
    int count() {
        return units.size();
    }

    private static Map<String, PayloadUnit> nativeUnits() {
        Map<String, PayloadUnit> units = new HashMap<>();
        for (Unit unit : Unit.values()) {
            units.put(unit.symbol(), PayloadUnit.of(UnifiedCode.of(unit), Set.of(unit.dimension())));
        }
        add(units, Unit.KILOPASCAL, "Pa Pa", "hPa hPa", "mbar mbar");
        add(units, Unit.CELSIUS, "K K", "℃ Cel");
        add(units, Unit.CUBIC_METRE_PER_HOUR, "m3/h m3/h", "m³/s m3/s", "m3/s m3/s", "l/s L/s", "L/min L/min");
        add(units, Unit.TONNE_PER_HOUR, "kg/h kg/h", "kg/s kg/s");
        add(units, Unit.METRE, "km km");
        add(units, Unit.METRE_PER_SECOND, "km/h km/h");
        add(units, Unit.METRE_PER_SECOND_SQUARED, "m/s2 m/s2", "mm/s² mm/s2");
        add(units, Unit.MICROSTRAIN, "με [ppm]");
        add(units, Unit.HERTZ, "kHz kHz");
        add(units, Unit.KILONEWTON, "N N", "MN MN");
        add(units, Unit.TONNE, "kg kg");
        add(units, Unit.DEGREE, "rad rad");
        add(units, Unit.MILLIGRAM_PER_LITRE, "g/L g/L", "µg/L ug/L");
        add(units, Unit.VOLT, "mV mV");
        add(units, Unit.AMPERE, "mA mA");
        add(units, Unit.MEGAWATT, "W W", "kW kW");
        return Map.copyOf(units);
    }

    private static Map<String, PayloadUnit> senmlUnits() {
        Map<String, PayloadUnit> units = new HashMap<>();
        add(units, Unit.METRE, "m m", "mm mm", "cm cm", "km km");
        add(units, Unit.TONNE, "kg kg", "g g");
        add(units, Unit.CELSIUS, "K K", "Cel Cel");
        add(units, Unit.HERTZ, "Hz Hz", "MHz MHz");
        add(units, Unit.DEGREE, "rad rad", "deg deg");
        add(units, Unit.KILONEWTON, "N N");
        add(units, Unit.KILOPASCAL, "Pa Pa", "hPa hPa");
        add(units, Unit.MEGAWATT, "W W", "kW kW");
        add(units, Unit.VOLT, "V V", "mV mV");
        add(units, Unit.AMPERE, "A A", "mA mA");
        add(units, Unit.METRE_PER_SECOND_SQUARED, "m/s2 m/s2");
        add(units, Unit.CUBIC_METRE_PER_HOUR, "m3/s m3/s", "l/s L/s");
        add(units, Unit.DECIBEL, "dB 1");
        add(units, Unit.DECIBEL_MILLIWATT, "dBm 1");
        add(units, Unit.STATE, "count 1");
        add(units, Unit.PERCENT_RH, "%RH %");
        add(units, Unit.MILLIGRAM_PER_LITRE, "kg/m3 kg/m3", "ug/m3 ug/m3");
        Set<String> speeds = Set.of(Unit.METRE_PER_SECOND.dimension(), Unit.MILLIMETRE_PER_HOUR.dimension());
        add(units, speeds, "m/s m/s", "km/h km/h", "m/h m/h", "mm/h mm/h");
        Set<String> parts =
                Set.of(Unit.PERCENT.dimension(), Unit.PERCENT_VOL.dimension(), Unit.MICROSTRAIN.dimension());
        add(units, parts, "ppm [ppm]", "/100 %", "/1000 [ppth]");
        Set<String> ratios = Set.of(
                Unit.PERCENT.dimension(),
                Unit.PERCENT_VOL.dimension(),
                Unit.MICROSTRAIN.dimension(),
                Unit.STATE.dimension());
        add(units, ratios, "/ 1", "% 1");
        return Map.copyOf(units);
    }

    private static void add(Map<String, PayloadUnit> units, Unit like, String... namesAndCodes) {
        add(units, Set.of(like.dimension()), namesAndCodes);
    }

    private static void add(Map<String, PayloadUnit> units, Set<String> kinds, String... namesAndCodes) {
        for (String nameAndCode : namesAndCodes) {
            int space = nameAndCode.indexOf(' ');
            units.put(nameAndCode.substring(0, space), PayloadUnit.of(nameAndCode.substring(space + 1), kinds));
        }
    }
}
