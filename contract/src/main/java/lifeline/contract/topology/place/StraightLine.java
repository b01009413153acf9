package lifeline.contract.topology.place;

/** A straight line through weighted points. Its slope is never negative, and is held loosely to one that is expected. */
final class StraightLine {
    private double weight;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    void add(double atX, double atY, double w) {
        weight += w;
        x += w * atX;
        y += w * atY;
        xx += w * atX * atX;
        xy += w * atX * atY;
        yy += w * atY * atY;
    }

    /**
     * The sum of the weighted squares that the best line leaves.
     *
     * @param expected slope
     * @param off how far it may be from that
     */
    double misfit(double expected, double off) {
        if (weight == 0) {
            return 0;
        }
        double sxx = xx - x * x / weight;
        double sxy = xy - x * y / weight;
        double syy = yy - y * y / weight;
        double firmness = 1 / (off * off);
        double slope = Math.max(0, (sxy + expected * firmness) / (sxx + firmness));
        return syy - 2 * slope * sxy + slope * slope * sxx + (slope - expected) * (slope - expected) * firmness;
    }
}
