package lifeline.ingest.validation;

import lifeline.contract.domain.Quantity;
import lifeline.ingest.unit.PayloadUnit;
import lifeline.ingest.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/**
 * A payload's number told in its quantity's own unit, or the reason why it cannot be.
 *
 * @param refusal null where {@code value} can be stored
 */
public record StoredValue(double value, @Nullable RejectionReason refusal, String detail) {
    /** @param symbol the unit the payload names; null means the quantity's own */
    public static StoredValue of(Quantity quantity, double number, @Nullable String symbol, UnitNames names) {
        double value = number;
        if (symbol != null) {
            PayloadUnit unit = names.find(symbol);
            if (unit == null) {
                return refused(RejectionReason.UNKNOWN_UNIT, quantity, "no unit is written '" + brief(symbol) + "'");
            }
            if (!unit.fits(quantity)) {
                return refused(
                        RejectionReason.UNKNOWN_UNIT,
                        quantity,
                        symbol + " cannot be told in " + quantity.unit().symbol());
            }
            value = unit.convert(number, quantity);
        }
        float stored = (float) value;
        if (Float.isNaN(stored) || Float.isInfinite(stored)) {
            return refused(RejectionReason.NOT_A_NUMBER, quantity, number + " is beyond what can be stored");
        }
        return new StoredValue(stored == 0 ? 0 : value, null, "");
    }

    private static StoredValue refused(RejectionReason reason, Quantity quantity, String detail) {
        return new StoredValue(Double.NaN, reason, quantity.name() + ": " + detail);
    }

    private static String brief(String text) {
        return text.length() <= 32 ? text : text.substring(0, 32) + "…";
    }
}
