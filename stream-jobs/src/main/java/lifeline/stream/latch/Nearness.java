package lifeline.stream.latch;

/** How near to an alarm a value is, 0 to 1: a half on the threshold, three quarters beyond it by the threshold's own size. */
public final class Nearness {
    /** On the threshold. */
    public static final double BEGINS = 0.5;

    private Nearness() {}

    /** @param isBeyond whether {@code value} is on the side of the alarm */
    public static double of(double value, double threshold, boolean isBeyond) {
        double distance = Math.abs(value - threshold);
        double size = threshold == 0 ? 1 : Math.abs(threshold);
        double half = distance / (distance + size) / 2;
        return isBeyond ? BEGINS + half : BEGINS - half;
    }
}
