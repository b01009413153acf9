package lifeline.stream.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SeqWindowTest {
    private Optional<SeqWindow> window = Optional.empty();
    private long gaps;

    @Test
    void numbersInOrderLeaveNoGap() {
        observe(LongStream.range(0, 1000).toArray());
        assertEquals(0, gaps);
    }

    @Test
    void aNumberThatNeverCameIsAGapOnceItLeavesTheWindow() {
        observe(0, 1, 3);
        observe(LongStream.rangeClosed(4, 65).toArray());
        assertEquals(0, gaps);
        observe(66);
        assertEquals(1, gaps);
    }

    @Test
    void aNumberThatComesLateIsNoGap() {
        observe(0, 1, 3);
        observe(LongStream.rangeClosed(4, 65).toArray());
        observe(2);
        observe(LongStream.range(66, 200).toArray());
        assertEquals(0, gaps);
    }

    @Test
    void aCopyIsNoGap() {
        observe(0, 1, 2, 1, 2, 2, 0);
        observe(LongStream.range(3, 200).toArray());
        assertEquals(0, gaps);
    }

    @Test
    void aLongGapIsCountedWhole() {
        observe(LongStream.range(0, 100).toArray());
        observe(LongStream.range(1100, 1300).toArray());
        assertEquals(1000, gaps);
    }

    @Test
    void aDeviceThatStartsAnewLeavesNoGap() {
        observe(LongStream.range(0, 5000).toArray());
        observe(LongStream.range(0, 5000).toArray());
        observe(LongStream.range(1, 5000).toArray());
        assertEquals(0, gaps);
    }

    @Test
    void aDeviceThatStartsAnewWithinTheWindowInventsNoGap() {
        observe(LongStream.range(0, 10).toArray());
        observe(LongStream.range(0, 200).toArray());
        assertEquals(0, gaps);
    }

    @Test
    void oldMessagesDeliveredAgainAmongNewOnesLeaveNoGap() {
        observe(LongStream.range(0, 10_000).toArray());
        for (long i = 0; i < 900; i++) {
            observe(9_000 + i);
            if (i % 10 == 0) {
                observe(10_000 + i / 10);
            }
        }
        assertEquals(0, gaps);
        assertEquals(10_089, window.orElseThrow().highest());
    }

    @Test
    void aNewCountFarBehindIsBelievedAfterAWhile() {
        observe(LongStream.range(50_000, 51_000).toArray());
        observe(LongStream.range(700, 1_000).toArray());
        assertEquals(0, gaps);
        assertEquals(999, window.orElseThrow().highest());
    }

    @Test
    void aLeapIsANewCountAndNoGap() {
        observe(LongStream.range(0, 100).toArray());
        observe(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 5);
        observe(LongStream.range(100, 300).toArray());
        assertEquals(0, gaps);
        assertEquals(299, window.orElseThrow().highest());
    }

    @Test
    void whatWasMissingBeforeANewCountIsMissing() {
        observe(LongStream.range(0, 100).filter(n -> n != 95 && n != 97).toArray());
        observe(LongStream.range(0, 100).toArray());
        assertEquals(2, gaps);
    }

    /** Any loss, any order within the window, any copies: exactly what never came is missing. */
    @RepeatedTest(200)
    void exactlyWhatNeverCameIsMissingWhateverTheOrder(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int count = 500 + random.nextInt(500);
        Set<Long> lost = new HashSet<>();
        List<Long> sent = new ArrayList<>();
        long first = 1000L * random.nextInt(5);
        for (long seq = first; seq < first + count; seq++) {
            // what is before the first number is not known
            if (seq > first && random.nextInt(100) < repetition.getCurrentRepetition() % 30) {
                lost.add(seq);
            } else {
                sent.add(seq);
                if (random.nextInt(10) == 0) {
                    sent.add(seq);
                }
            }
        }
        observe(first);
        overtaken(sent, random).forEach(this::observe);
        // all of them leave the window
        observe(LongStream.range(first + count, first + count + 2L * SeqWindow.WIDTH)
                .toArray());
        assertEquals(lost.size(), gaps, () -> "lost " + lost);
    }

    @RepeatedTest(50)
    void noInputMakesMoreGapsThanItsNumbersLeaveRoomFor(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 2_000; i++) {
            long seq = random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(300);
            long before = gaps;
            observe(seq);
            assertTrue(gaps >= before && gaps - before <= SeqWindow.LONGEST_GAP, "gaps " + gaps + " after " + seq);
        }
    }

    /** Pieces of ten change places with what follows them, as four sessions do. */
    private static List<Long> overtaken(List<Long> sent, SplittableRandom random) {
        List<Long> order = new ArrayList<>(sent);
        for (int i = 0; i + 20 < order.size(); i += 20) {
            List<Long> piece = order.subList(i, i + 20);
            java.util.Collections.shuffle(piece, new Random(random.nextLong()));
        }
        return order;
    }

    private void observe(long... seqs) {
        Arrays.stream(seqs).forEach(seq -> {
            SeqWindow.Step step = SeqWindow.observe(window, seq);
            window = Optional.of(step.window());
            gaps += step.gaps();
        });
    }
}
