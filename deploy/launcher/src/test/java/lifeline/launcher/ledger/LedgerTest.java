package lifeline.launcher.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void closesWhenEveryReadingIsStoredOnce() {
        Ledger ledger = ledger(new SensorCount(10, 3, 0, 0), new StoredCount(7, 0), 0);

        assertEquals(new Ledger(10, 7, 3, 0, 0, 0, 0, 0), ledger);
        assertTrue(ledger.closes());
    }

    @Test
    void countsWhatIsMissingAsRejectedUpToTheRejectionsAndTheRestAsLost() {
        Ledger ledger = ledger(new SensorCount(10, 0, 0, 0), new StoredCount(5, 0), 2);

        assertEquals(new Ledger(10, 5, 0, 2, 3, 0, 0, 0), ledger);
        assertFalse(ledger.closes());
    }

    @Test
    void excusesASurplusThatIsMarkedAndNoMore() {
        Ledger ledger = ledger(new SensorCount(10, 0, 10, 0), new StoredCount(13, 2), 0);

        assertEquals(new Ledger(10, 10, 0, 0, 0, 2, 0, 1), ledger);
        assertFalse(ledger.closes());
    }

    @Test
    void takesAMarkedReadingAsTheReadingWhenItIsTheOnlyOne() {
        assertEquals(
                new Ledger(10, 10, 0, 0, 0, 0, 0, 0), ledger(new SensorCount(10, 0, 10, 0), new StoredCount(10, 2), 0));
    }

    @Test
    void doesNotLetOneSensorsSurplusHideAnothersLoss() {
        Truth truth = new Truth(
                START, 0, Map.of("a.flow", new SensorCount(5, 0, 0, 0), "b.flow", new SensorCount(5, 0, 0, 0)));

        Ledger ledger =
                Ledger.of(truth, Map.of("a.flow", new StoredCount(6, 0), "b.flow", new StoredCount(4, 0)), Map.of());

        assertEquals(1, ledger.lost());
        assertEquals(1, ledger.duplicated());
    }

    @Test
    void excusesWhatWasStoredBeforeItsAcknowledgementCame() {
        Truth truth = new Truth(START, 2, Map.of("a.flow", new SensorCount(5, 0, 0, 0)));

        Ledger ledger = Ledger.of(truth, Map.of("a.flow", new StoredCount(7, 0)), Map.of());

        assertEquals(2, ledger.unacknowledged());
        assertTrue(ledger.closes());
    }

    @Test
    void sumsTheTruthOfRestartedSimulators(@TempDir Path directory) throws IOException {
        Path first = truth(directory.resolve("1.json"), "2026-11-22T06:00:00Z", 3);
        Path second = truth(directory.resolve("2.json"), "2026-11-22T06:01:00Z", 4);

        Truth truth = Truth.read(List.of(first, second, directory.resolve("missing.json")));

        assertEquals(new Truth(START, 2, Map.of("dev-1.flow", new SensorCount(7, 2, 4, 0))), truth);
    }

    private static Path truth(Path file, String startedAt, int published) throws IOException {
        return Files.writeString(file, """
                {"seed": 7, "startedAt": "%s", "ledger": {"published": %d, "unacknowledged": 1,
                 "sensors": {"dev-1.flow": {"published": %d, "repeated": 1, "untimed": 2}}}}
                """.formatted(startedAt, published, published));
    }

    private static Ledger ledger(SensorCount sent, StoredCount stored, long rejected) {
        return Ledger.of(
                new Truth(START, 0, Map.of("dev-1.flow", sent)),
                Map.of("dev-1.flow", stored),
                Map.of("dev-1", rejected));
    }
}
