package lifeline.launcher.ledger.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final String SENSOR = "probe-00003.temperature";
    private static final List<Count> COUNTS = List.of(new Count(SENSOR, -40, 0.01, 3));

    @Test
    void findsEachNumberOnceAlsoInFourBytes() {
        assertEquals(
                Map.of(SENSOR, new Count.Found(3, 0, 0)),
                Count.find(COUNTS, List.of(plain((float) -40.0), plain((float) -39.99), plain((float) -39.98))));
    }

    @Test
    void doesNotLetAPossibleCopyHideALoss() {
        assertEquals(
                Map.of(SENSOR, new Count.Found(2, 1, 0)),
                Count.find(COUNTS, List.of(plain(-40), plain(-39.99), marked(-39.99))));
    }

    @Test
    void excusesOnlyCopiesThatAreMarked() {
        assertEquals(
                Map.of(SENSOR, new Count.Found(1, 1, 1)),
                Count.find(COUNTS, List.of(marked(-40), plain(-40), plain(-40))));
    }

    @Test
    void countsANumberThatNobodySentAsDuplicated() {
        assertEquals(Map.of(SENSOR, new Count.Found(0, 0, 1)), Count.find(COUNTS, List.of(plain(-39.97))));
    }

    private static Numbered plain(double value) {
        return new Numbered(SENSOR, value, false);
    }

    private static Numbered marked(double value) {
        return new Numbered(SENSOR, value, true);
    }
}
