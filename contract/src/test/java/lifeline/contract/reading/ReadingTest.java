package lifeline.contract.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");
    private static final Reading READING =
            new Reading("gas", "well-0001", "dev-0001", "methane", NOW, NOW, null, null, 0.5, Quality.GOOD);

    @Test
    void namesItsSensor() {
        assertEquals(new SensorId("dev-0001", "methane").toString(), READING.sensor());
    }

    @Test
    void aBetterQualityOrValueLeavesTheRest() {
        Quality saturated = Quality.GOOD.with(Mark.SATURATED);
        Reading other = READING.withQuality(saturated).withValue(100);
        assertEquals(saturated, other.quality());
        assertEquals(100, other.value());
        assertEquals(READING, other.withQuality(Quality.GOOD).withValue(0.5));
    }
}
