package lifeline.contract.rule;

/** Which way a value must go to meet a condition. */
public enum Direction {
    ABOVE,
    BELOW;

    /** Whether {@code value} is at {@code limit} or beyond it. */
    public boolean reaches(double value, double limit) {
        return switch (this) {
            case ABOVE -> value >= limit;
            case BELOW -> value <= limit;
        };
    }
}
