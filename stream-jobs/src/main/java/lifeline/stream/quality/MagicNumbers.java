package lifeline.stream.quality;

import lifeline.contract.domain.Quantity;

/**
 * Numbers by which devices say that they have none: −9999, 65535, 0x7FFF, and 99.99 where the quantity could be that. A
 * quantity of which nobody knows the range has none.
 */
final class MagicNumbers {
    private static final double[] CODES = {-9_999, 65_535, 32_767, -32_768, 99.99};
    /** Wider ranges say nothing about what is measured. */
    private static final double WIDEST = 1e6;

    private final Quantity quantity;
    private final boolean isKnown;

    MagicNumbers(Quantity quantity) {
        this.quantity = quantity;
        this.isKnown = quantity.max() - quantity.min() <= WIDEST;
    }

    /** Compared as the store keeps numbers; the ends of the range are measurements. */
    boolean has(double value) {
        if (!isKnown || value == quantity.max() || value == quantity.min()) {
            return false;
        }
        for (double code : CODES) {
            if ((float) value == (float) code) {
                return true;
            }
        }
        return false;
    }
}
