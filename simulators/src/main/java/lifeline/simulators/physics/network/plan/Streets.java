package lifeline.simulators.physics.network.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Asset;
import lifeline.contract.domain.Text;

/**
 * The lines along which assets of one kind stand: one for each place, from its outermost asset to the other outermost, and never
 * shorter than a street. In metres from an origin.
 */
public final class Streets {
    private static final double SHORTEST_METRES = 3_000;
    private static final double METRES_A_DEGREE = 111_320;

    private final double longitude;
    private final double latitude;

    /** A point on the ground, metres from the origin. */
    public record Point(double east, double north) {
        public double distance(Point other) {
            return Math.hypot(east - other.east, north - other.north);
        }

        public Point towards(Point other, double share) {
            return new Point(east + (other.east - east) * share, north + (other.north - north) * share);
        }
    }

    /** A street. */
    public record Line(Point from, Point to) {
        public double length() {
            return from.distance(to);
        }
    }

    public Streets(List<Asset> assets) {
        this.longitude = assets.stream().mapToDouble(Asset::longitude).average().orElse(0);
        this.latitude = assets.stream().mapToDouble(Asset::latitude).average().orElse(0);
    }

    public Point point(Asset asset) {
        double narrowing = Math.cos(Math.toRadians(latitude));
        return new Point(
                (asset.longitude() - longitude) * METRES_A_DEGREE * narrowing,
                (asset.latitude() - latitude) * METRES_A_DEGREE);
    }

    public List<Line> lines(List<Asset> assets) {
        Map<Text, List<Point>> byPlace = new LinkedHashMap<>();
        assets.forEach(asset -> byPlace.computeIfAbsent(asset.place(), place -> new ArrayList<>())
                .add(point(asset)));
        return byPlace.values().stream().map(Streets::line).toList();
    }

    private static Line line(List<Point> points) {
        Point first = points.get(0);
        Point from = farthest(points, first);
        Point to = farthest(points, from);
        if (from.distance(to) >= SHORTEST_METRES) {
            return new Line(from, to);
        }
        Point middle = from.towards(to, 0.5);
        return new Line(
                new Point(middle.east() - SHORTEST_METRES / 2, middle.north()),
                new Point(middle.east() + SHORTEST_METRES / 2, middle.north()));
    }

    private static Point farthest(List<Point> points, Point from) {
        return points.stream().max(Comparator.comparingDouble(from::distance)).orElse(from);
    }
}
