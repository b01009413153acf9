package lifeline.contract.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {
    private static final Instant EPISODE = Instant.parse("2026-01-15T08:00:00.000123Z");

    private static Signal signal(String subject, SignalKind kind, int step, Instant detectedAt, double value) {
        return new Signal(
                "gas.methane.leak",
                0,
                subject,
                "gas",
                "well-0001",
                "dev-0001",
                "methane",
                EPISODE,
                kind,
                Severity.RED,
                step,
                EPISODE.plusSeconds(60),
                EPISODE,
                EPISODE.plusSeconds(61),
                detectedAt,
                value,
                50,
                List.of(new Sample(EPISODE, value)));
    }

    private static final Signal RAISE =
            signal("dev-0001.methane", SignalKind.RAISE, 0, Instant.parse("2026-01-15T08:01:02Z"), 60);

    @Test
    void keepsItsIdAcrossReleases() {
        assertEquals("2d8cc94235dcaeb10a8ed32dd753b968", RAISE.id());
    }

    @Test
    void theSameFactToldAgainHasTheSameId() {
        Signal again = signal("dev-0001.methane", SignalKind.RAISE, 0, Instant.parse("2026-01-16T00:00:00Z"), 61);
        assertEquals(RAISE.id(), again.id());
    }

    @Test
    void anotherFactHasAnother() {
        Instant at = RAISE.detectedAt();
        assertNotEquals(
                RAISE.id(),
                signal("dev-0002.methane", SignalKind.RAISE, 0, at, 60).id());
        assertNotEquals(
                RAISE.id(),
                signal("dev-0001.methane", SignalKind.CLEAR, 0, at, 60).id());
        assertNotEquals(
                RAISE.id(),
                signal("dev-0001.methane", SignalKind.RAISE, 1, at, 60).id());
    }

    @Test
    void isKeyedByRuleAndSubject() {
        assertEquals(new AlertKey("gas.methane.leak", "dev-0001.methane"), RAISE.key());
        assertThrows(IllegalArgumentException.class, () -> new AlertKey("", "dev-0001.methane"));
        assertThrows(IllegalArgumentException.class, () -> new AlertKey("gas.methane.leak", ""));
    }

    @Test
    void severitiesGoFromBlueToRed() {
        assertEquals(
                List.of(Severity.BLUE, Severity.YELLOW, Severity.ORANGE, Severity.RED), List.of(Severity.values()));
        assertTrue(Severity.RED.isAtLeast(Severity.RED));
        assertTrue(Severity.RED.isAtLeast(Severity.BLUE));
        assertFalse(Severity.YELLOW.isAtLeast(Severity.ORANGE));
    }
}
