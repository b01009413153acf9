package lifeline.alerts.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** The number with the fewest digits in a stretch: what a person would write into a rule. */
final class RoundNumber {
    private static final int FINEST = 12;

    private RoundNumber() {}

    /**
     * The one with the fewest digits that is beyond {@code low}; of those the greatest.
     *
     * @param isHighIn whether {@code high} itself may be it
     * @return empty where twelve digits do not tell the two ends apart
     */
    static OptionalDouble between(double low, double high, boolean isHighIn) {
        BigDecimal least = BigDecimal.valueOf(low);
        BigDecimal most = BigDecimal.valueOf(high);
        BigDecimal greatest = least.abs().max(most.abs());
        int coarsest = greatest.precision() - greatest.scale();
        for (int power = coarsest; power > coarsest - FINEST; power--) {
            BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power);
            BigDecimal number = most.divide(step, 0, RoundingMode.FLOOR).multiply(step);
            if (!isHighIn && number.compareTo(most) == 0) {
                number = number.subtract(step);
            }
            if (number.compareTo(least) > 0) {
                return OptionalDouble.of(number.doubleValue());
            }
        }
        return OptionalDouble.empty();
    }
}
