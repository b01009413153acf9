package lifeline.stream.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void standsAtTheBeginningUntilSomethingIsKnown() {
        Frontier frontier = new Frontier(100);
        frontier.leaves(150);
        assertEquals(100, frontier.value());
    }

    @Test
    void comesToTheClockWhenNothingWaits() {
        Frontier frontier = new Frontier(100);
        frontier.leaves(150);
        frontier.nothingWaits(180);
        assertEquals(180, frontier.value());
    }

    @Test
    void followsTheOldestThatLeftWhileMoreWaits() {
        Frontier frontier = new Frontier(0);
        for (int i = 1; i <= 1_000; i++) {
            frontier.leaves(i);
        }
        assertEquals(1_000 - Frontier.REMEMBERED + 1, frontier.value());
    }

    /** Sessions that fall behind by different times, emptied in turn: nothing that waits was received before the frontier. */
    @RepeatedTest(50)
    void nothingThatWaitsWasReceivedBeforeIt(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<Queue<Long>> sessions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sessions.add(new ArrayDeque<>());
        }
        Frontier frontier = new Frontier(0);
        long now = 0;
        int turn = 0;
        for (int step = 0; step < 5_000; step++) {
            for (int arriving = random.nextInt(3); arriving > 0; arriving--) {
                now += random.nextInt(5) + 1;
                // some sessions get more than others
                sessions.get(Math.min(random.nextInt(4), random.nextInt(4))).add(now);
            }
            long before = now;
            boolean isEmpty = true;
            for (int tried = 0; tried < 4 && isEmpty; tried++) {
                turn = (turn + 1) % 4;
                Long message = sessions.get(turn).poll();
                if (message != null) {
                    frontier.leaves(message);
                    isEmpty = false;
                }
            }
            if (sessions.stream().allMatch(Queue::isEmpty)) {
                frontier.nothingWaits(before);
            }
            long value = frontier.value();
            for (Queue<Long> session : sessions) {
                Long head = session.peek();
                assertTrue(head == null || head > value, () -> head + " waits behind " + value);
            }
        }
    }
}
