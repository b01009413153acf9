package lifeline.alerts.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import lifeline.contract.reading.Quality;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");

    private static List<Thinning.Point> thinned(int count, int limit, int peak) {
        Thinning thinning = new Thinning(FROM, FROM.plusSeconds(count), limit);
        for (int i = 0; i <= count; i++) {
            thinning.add(new Thinning.Point(FROM.plusSeconds(i), i == peak ? 99 : Math.sin(i), Quality.GOOD));
        }
        return thinning.points();
    }

    @Test
    void aShortSeriesStaysAsItIs() {
        assertEquals(100, thinned(99, 100, 3).size());
    }

    @Test
    void aLongSeriesKeepsItsPeakItsOrderAndItsLimit() {
        List<Thinning.Point> points = thinned(50_000, 2_000, 31_117);
        assertTrue(points.size() <= 2_000, () -> points.size() + " points");
        assertTrue(points.size() > 1_900, () -> points.size() + " points");
        assertTrue(points.stream().anyMatch(point -> point.value() == 99));
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i - 1).at().isBefore(points.get(i).at()));
        }
    }

    @Test
    void theLastInstantBelongsToTheLastStretch() {
        List<Thinning.Point> points = thinned(1_000, 10, 1_000);
        assertTrue(points.size() <= 10, () -> points.size() + " points");
        assertEquals(99, points.get(points.size() - 1).value());
    }
}
