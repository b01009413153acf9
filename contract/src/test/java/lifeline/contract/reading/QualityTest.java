package lifeline.contract.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityTest {
    private static final Set<Mark> STORED = EnumSet.complementOf(EnumSet.of(Mark.STALE));

    @ParameterizedTest
    @EnumSource(Grade.class)
    void everyGradeAndMarkComesBackFromItsCode(Grade grade) {
        for (Mark mark : STORED) {
            Quality stored =
                    Quality.ofStored(Quality.GOOD.with(grade).with(mark).stored());
            assertEquals(grade, stored.grade());
            assertEquals(Set.of(mark), stored.marks());
        }
    }

    @Test
    void allMarksTogetherFitASmallint() {
        Quality all = Quality.GOOD.with(Grade.SUBSTITUTED);
        for (Mark mark : STORED) {
            all = all.with(mark);
        }
        assertEquals(-1, all.stored());
        assertEquals(all, Quality.ofStored(all.stored()));
        assertEquals(STORED, all.marks());
        assertEquals(Grade.SUBSTITUTED, all.grade());
    }

    @Test
    void theStoredBitsNeverChange() {
        assertEquals(
                List.of(0, 1, 2, 3), Stream.of(Grade.values()).map(Grade::code).toList());
        assertEquals(
                List.of(
                        "NO_TIME 4",
                        "CLOCK_REPLACED 8",
                        "POSSIBLE_DUPLICATE 16",
                        "UNREGISTERED 32",
                        "DEVICE_MOVED 64",
                        "OUT_OF_RANGE 128",
                        "SATURATED 256",
                        "FLAT_LINE 512",
                        "SPIKE 1024",
                        "RETAINED 2048",
                        "LATE 4096",
                        "EXERCISE 8192",
                        "QUARANTINED 16384",
                        "WORK_WINDOW 32768",
                        "STALE 65536"),
                Stream.of(Mark.values()).map(mark -> mark + " " + mark.bit()).toList());
    }

    @Test
    void aNewGradeKeepsTheMarks() {
        Quality quality = Quality.GOOD.with(Mark.LATE).with(Grade.BAD).with(Grade.SUSPECT);
        assertEquals(Grade.SUSPECT, quality.grade());
        assertTrue(quality.has(Mark.LATE));
    }

    @Test
    void aMarkSetTwiceIsSetOnce() {
        Quality marked = Quality.GOOD.with(Mark.SPIKE);
        assertSame(marked, marked.with(Mark.SPIKE));
        assertFalse(Quality.GOOD.has(Mark.SPIKE));
    }

    @Test
    void onlyGoodAndSubstitutedValuesAreJudged() {
        assertEquals(
                List.of(Grade.GOOD, Grade.SUBSTITUTED),
                Stream.of(Grade.values())
                        .filter(grade -> Quality.GOOD.with(grade).isJudged())
                        .toList());
    }

    @Test
    void aCodeWithABitThatMeansNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Quality(-1));
        assertThrows(IllegalArgumentException.class, () -> new Quality(1 << 17));
    }
}
