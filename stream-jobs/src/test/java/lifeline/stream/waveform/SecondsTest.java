package lifeline.stream.waveform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecondsTest {
    private static final long NOON = 1_780_315_200_000_000L;

    @Test
    void aFrameThatBeginsWithASecondHasARowForEachOfItsSeconds() {
        assertArrayEquals(new int[] {0, 50, 100}, Seconds.bounds(NOON, 50, 100));
        assertArrayEquals(new int[] {0, 1}, Seconds.bounds(NOON, 50, 1));
    }

    @Test
    void aFrameThatBeginsWithinASecondHasOneMore() {
        assertArrayEquals(new int[] {0, 25, 75, 100}, Seconds.bounds(NOON + 500_000, 50, 100));
        assertEquals(NOON + 1_000_000, Seconds.at(NOON + 500_000, 50, 25));
    }

    @Test
    void aClockThatWaversByLessThanHalfAStepCutsAsAnExactOne() {
        assertArrayEquals(new int[] {0, 50, 100}, Seconds.bounds(NOON - 9_000, 50, 100));
        assertArrayEquals(new int[] {0, 50, 100}, Seconds.bounds(NOON + 9_000, 50, 100));
    }

    @Test
    void theSlowestAndLongestFrameFits() {
        assertEquals(62, Seconds.bounds(NOON + 200_000, 1, 60).length + 1);
        assertEquals(62, Seconds.bounds(NOON + 600_000, 1000, 60_000).length);
    }
}
