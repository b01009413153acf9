package lifeline.ingest.validation;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A payload's number told in its quantity's own unit, or the reason why it cannot be.
 *
 * @param refusal null where {@code value} can be stored
 */
public record StoredValue(double value, @Nullable RejectionReason refusal, String detail) {
    private static final Map<String, Unit> UNITS =
            Stream.of(Unit.values()).collect(Collectors.toUnmodifiableMap(Unit::symbol, Function.identity()));

    /** @param symbol the unit the payload names; null means the quantity's own */
    public static StoredValue of(Quantity quantity, double number, @Nullable String symbol) {
        double value = number;
        if (symbol != null && !symbol.equals(quantity.unit().symbol())) {
            Unit unit = UNITS.get(symbol);
            if (unit == null) {
                return refused(RejectionReason.UNKNOWN_UNIT, quantity, "no unit is written '" + brief(symbol) + "'");
            }
            OptionalDouble converted = quantity.convert(number, unit);
            if (converted.isEmpty()) {
                return refused(
                        RejectionReason.UNKNOWN_UNIT,
                        quantity,
                        symbol + " cannot be told in " + quantity.unit().symbol());
            }
            value = converted.getAsDouble();
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
