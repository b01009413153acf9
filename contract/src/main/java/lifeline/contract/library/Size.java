package lifeline.contract.library;

/**
 * How hard a fault strikes, in multiples of what takes a sensor from its normal value to the lowest raise level of the rule it
 * is measured by (for silence and flat lines: of how long they must last to reach it).
 *
 * @param times without meaning unless FIXED
 */
public record Size(Kind kind, double times) {
    /** Drawn log-uniformly from {@link #LEAST} to {@link #MOST}. */
    public static final Size DRAWN = new Size(Kind.DRAWN, 0);
    /** What the fault's model says. */
    public static final Size OWN = new Size(Kind.OWN, 0);

    public static final double LEAST = 0.5;
    public static final double MOST = 5;

    /** Where the number comes from. */
    public enum Kind {
        DRAWN,
        FIXED,
        OWN
    }

    public static Size fixed(double times) {
        return new Size(Kind.FIXED, times);
    }

    /** The size drawn by {@code even}, a number even over 0…1. */
    public static double drawn(double even) {
        return LEAST * Math.pow(MOST / LEAST, even);
    }
}
