package lifeline.stream.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BlindWindowsTest {
    private final BlindWindows two = BlindWindows.NONE.with(10, 20).with(40, 50);

    @Test
    void tellsHowMuchOfATimeWasBlind() {
        assertEquals(0, two.overlap(20, 40));
        assertEquals(5, two.overlap(0, 15));
        assertEquals(15, two.overlap(15, 60));
        assertEquals(20, two.overlap(0, 100));
        assertEquals(2, two.overlap(42, 44));
    }

    @Test
    void silenceCountsFromTheEndOfTheLastWindow() {
        assertEquals(50, two.listeningSince(5));
        assertEquals(50, two.listeningSince(45));
        assertEquals(60, two.listeningSince(60));
        assertEquals(5, BlindWindows.NONE.listeningSince(5));
    }

    @Test
    void windowsThatTouchAreOne() {
        assertEquals(1, two.with(20, 40).size());
        assertEquals(40, two.with(20, 40).overlap(0, 100));
        assertEquals(1, two.with(0, 100).size());
    }

    @Test
    void silenceIsKnownUpToWhatWasHeard() {
        assertEquals(30, two.heardUntil(30).knownUntil(60));
        assertEquals(60, two.heardUntil(70).knownUntil(60));
        assertEquals(60, two.knownUntil(60));
    }

    @Test
    void theOldestAreLetGo() {
        BlindWindows many = BlindWindows.NONE;
        for (int i = 0; i < 1_000; i++) {
            many = many.with(10L * i, 10L * i + 5);
        }
        assertEquals(BlindWindows.LIMIT, many.size());
        assertEquals(5, many.overlap(9_990, 10_000));
        assertEquals(0, many.overlap(0, 1_000));
    }

    @RepeatedTest(100)
    void aSumOfWindowsIsThatOfTheirInstants(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        BlindWindows windows = BlindWindows.NONE;
        BitSet blind = new BitSet();
        for (int i = 0; i < 30; i++) {
            int from = random.nextInt(500);
            int to = from + random.nextInt(30);
            windows = windows.with(from, to);
            blind.set(from, to);
        }
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(600);
            int to = from + random.nextInt(200);
            assertEquals(blind.get(from, to).cardinality(), windows.overlap(from, to));
        }
        assertTrue(windows.size() <= 30);
    }
}
