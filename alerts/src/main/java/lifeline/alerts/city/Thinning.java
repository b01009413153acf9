package lifeline.alerts.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.reading.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Thins a series to what a curve can show, without losing a peak: the span is cut into equal stretches, and of each the
 * lowest and the highest point stay. Points come in order of time; a series that is short enough stays as it is.
 */
public final class Thinning {
    /** A point of a curve. */
    public record Point(Instant at, double value, Quality quality) {}

    private final Instant from;
    private final int limit;
    private final double stretchMillis;
    private final List<Point> asIs = new ArrayList<>();
    private final List<Point> kept = new ArrayList<>();
    private boolean isShort = true;
    private long stretch = Long.MIN_VALUE;
    private @Nullable Point lowest;
    private @Nullable Point highest;

    public Thinning(Instant from, Instant to, int limit) {
        this.from = from;
        this.limit = limit;
        this.stretchMillis = Math.max(1, Duration.between(from, to).toMillis() / Math.max(1.0, limit / 2.0));
    }

    public void add(Point point) {
        if (isShort) {
            asIs.add(point);
            if (asIs.size() <= limit) {
                return;
            }
            isShort = false;
            asIs.forEach(this::thin);
            asIs.clear();
        } else {
            thin(point);
        }
    }

    private void thin(Point point) {
        // the last instant belongs to the last stretch, not to one of its own
        long last = Math.max(1, limit / 2) - 1L;
        long its = Math.min(last, (long) (Duration.between(from, point.at()).toMillis() / stretchMillis));
        if (its != stretch) {
            keep();
            stretch = its;
            lowest = point;
            highest = point;
            return;
        }
        if (lowest == null || point.value() < lowest.value()) {
            lowest = point;
        }
        if (highest == null || point.value() > highest.value()) {
            highest = point;
        }
    }

    private void keep() {
        if (lowest == null || highest == null) {
            return;
        }
        if (lowest.equals(highest)) {
            kept.add(lowest);
        } else if (lowest.at().isBefore(highest.at())) {
            kept.add(lowest);
            kept.add(highest);
        } else {
            kept.add(highest);
            kept.add(lowest);
        }
    }

    /** What is left, in order of time, at most {@code limit} points. */
    public List<Point> points() {
        if (isShort) {
            return List.copyOf(asIs);
        }
        keep();
        lowest = null;
        highest = null;
        return List.copyOf(kept);
    }
}
