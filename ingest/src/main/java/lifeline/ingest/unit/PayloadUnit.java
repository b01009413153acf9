package lifeline.ingest.unit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javax.measure.UnitConverter;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A unit a payload may name, ready to be told in every unit it fits. Gas as a volume fraction is told in %LEL by the
 * quantity's own lower explosive limit.
 */
public final class PayloadUnit {
    /** How it is told in each of our units it fits. */
    private final Map<Unit, Conversion> conversions = new EnumMap<>(Unit.class);

    /** {@code value × factor + offset}; only temperatures have an offset. */
    private record Conversion(double factor, double offset) {
        double of(double value) {
            return value * factor + offset;
        }
    }

    private PayloadUnit() {}

    /**
     * @param code in the Unified Code for Units of Measure
     * @param kinds {@link Unit#dimension}s it can stand for
     */
    static PayloadUnit of(String code, Set<String> kinds) {
        PayloadUnit unit = new PayloadUnit();
        for (Unit ours : Unit.values()) {
            if (kinds.contains(ours.dimension())) {
                UnitConverter converter = UnifiedCode.converter(code, UnifiedCode.of(ours));
                double factor = converter.isLinear() ? converter.convert(1.0) : 1;
                unit.conversions.put(ours, new Conversion(factor, converter.convert(0.0)));
            }
        }
        return unit;
    }

    /** Per cent of a lower explosive limit the payload itself states. */
    static PayloadUnit lel(double percentVol) {
        PayloadUnit unit = of(UnifiedCode.of(Unit.PERCENT_VOL), Set.of(Unit.PERCENT_VOL.dimension()));
        unit.conversions.replaceAll((ours, one) -> new Conversion(one.factor() * percentVol / 100, 0));
        return unit;
    }

    /** Whether a value in this unit can be told in the quantity's. */
    public boolean fits(Quantity quantity) {
        return !Double.isNaN(convert(0, quantity));
    }

    /** {@code value} in the quantity's own unit; NaN where {@link #fits} says no. */
    public double convert(double value, Quantity quantity) {
        Conversion direct = conversions.get(quantity.unit());
        if (direct != null) {
            return direct.of(value);
        }
        @Nullable Double basis = quantity.lelBasis();
        Conversion percentVol = conversions.get(Unit.PERCENT_VOL);
        return percentVol == null || basis == null ? Double.NaN : percentVol.of(value) / basis * 100;
    }
}
