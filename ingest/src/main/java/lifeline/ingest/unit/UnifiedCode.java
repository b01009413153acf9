package lifeline.ingest.unit;

import javax.measure.IncommensurableException;
import javax.measure.UnitConverter;
import lifeline.contract.reading.Unit;
import systems.uom.ucum.format.UCUMFormat;

/** Our units as the Unified Code for Units of Measure writes them, and the library that knows what it means. */
final class UnifiedCode {
    private static final UCUMFormat FORMAT = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);

    private UnifiedCode() {}

    static String of(Unit unit) {
        return switch (unit) {
            case PERCENT_VOL, PERCENT_RH, PERCENT -> "%";
            case PPM, MICROSTRAIN -> "[ppm]";
            case KILOPASCAL -> "kPa";
            case MEGAPASCAL -> "MPa";
            case BAR -> "bar";
            case CELSIUS -> "Cel";
            case CUBIC_METRE_PER_HOUR -> "m3/h";
            case LITRE_PER_SECOND -> "L/s";
            case TONNE_PER_HOUR -> "t/h";
            case MILLIMETRE -> "mm";
            case CENTIMETRE -> "cm";
            case METRE -> "m";
            case MILLIMETRE_PER_HOUR -> "mm/h";
            case MILLIGRAM_PER_LITRE -> "mg/L";
            case METRE_PER_SECOND -> "m/s";
            case METRE_PER_SECOND_SQUARED -> "m/s2";
            case HERTZ -> "Hz";
            case KILONEWTON -> "kN";
            case TONNE -> "t";
            case DEGREE -> "deg";
            case VOLT -> "V";
            case AMPERE -> "A";
            case MEGAWATT -> "MW";
            case PERCENT_LEL, NTU, DECIBEL, DECIBEL_MILLIWATT, STATE -> "1"; // only ever told in themselves
        };
    }

    static UnitConverter converter(String from, String to) {
        try {
            return FORMAT.parse(from).getConverterToAny(FORMAT.parse(to));
        } catch (IncommensurableException e) {
            throw new IllegalStateException(from + " cannot be told in " + to, e);
        }
    }
}
