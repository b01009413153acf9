package lifeline.contract.rule;

import java.util.List;

/**
 * What one quantity ought to be for another: straight lines between points, and beyond the first and the last the value of these.
 *
 * @param points in the order of what they are for, one at least
 */
public record Curve(List<Point> points) {
    /**
     * One of its points.
     *
     * @param of what it is for
     * @param value what ought to be then
     */
    public record Point(double of, double value) {}

    public Curve {
        points = List.copyOf(points);
    }

    /** What ought to be for {@code of}. */
    public double at(double of) {
        Point before = points.get(0);
        for (Point point : points) {
            if (of <= point.of()) {
                double share = point.of() > before.of() ? (of - before.of()) / (point.of() - before.of()) : 1;
                return before.value() + Math.max(0, share) * (point.value() - before.value());
            }
            before = point;
        }
        return before.value();
    }
}
