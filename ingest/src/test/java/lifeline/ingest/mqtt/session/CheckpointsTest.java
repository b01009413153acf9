package lifeline.ingest.mqtt.session;

import static lifeline.ingest.mqtt.session.SessionInTest.payloads;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import org.junit.jupiter.api.Test;

/** Checkpoints that complete, are subsumed, are aborted, or of which nobody ever hears. */
class CheckpointsTest {
    private final SessionInTest it = new SessionInTest();

    /** One message, emitted and held by this checkpoint. */
    private void held(String payload, long checkpointId) {
        it.publish(payload);
        it.emit();
        it.session.checkpoint(checkpointId);
    }

    private List<Integer> acknowledged() {
        it.session.step();
        return it.broker.acknowledged();
    }

    @Test
    void whatASubsumedCheckpointHeldIsAcknowledgedWithTheOneThatCompletes() {
        it.connect();
        held("a", 1);
        held("b", 2);
        held("c", 3);
        assertEquals(List.of(), acknowledged());

        it.session.complete(3);

        assertEquals(List.of(1, 2, 3), acknowledged());
    }

    @Test
    void whatAnAbortedCheckpointHeldIsAcknowledgedWithTheNextThatCompletesAndNotBefore() {
        it.connect();
        held("a", 1); // aborted: nothing is said of it
        held("b", 2); // aborted, too
        assertEquals(List.of(), acknowledged());
        held("c", 3);
        it.publish("d");
        it.emit();

        it.session.complete(3);

        assertEquals(List.of(1, 2, 3), acknowledged(), "d is held by none");
    }

    @Test
    void aCheckpointThatCompletesLateAcknowledgesNothingThatALaterOneHolds() {
        it.connect();
        held("a", 1);
        held("b", 2);

        it.session.complete(1);
        assertEquals(List.of(1), acknowledged());
        it.session.complete(1);
        assertEquals(List.of(1), acknowledged(), "told twice");
        it.session.complete(2);
        assertEquals(List.of(1, 2), acknowledged());
        it.session.complete(1);
        assertEquals(List.of(1, 2), acknowledged(), "told after a later one");
    }

    @Test
    void anEmptyCheckpointFreesWhatWasHeldBefore() {
        it.connect();
        held("a", 1);
        it.session.checkpoint(2);

        it.session.complete(2);

        assertEquals(List.of(1), acknowledged());
    }

    @Test
    void whicheverCheckpointsCompleteNothingIsAcknowledgedEarlyNothingTwiceAndAllInTheEnd() {
        it.connect();
        Random random = new Random(3);
        List<Integer> durable = new ArrayList<>();
        List<int[]> pending = new ArrayList<>();
        int emitted = 0;
        for (int checkpoint = 1; checkpoint <= 300; checkpoint++) {
            int some = random.nextInt(4);
            for (int i = 0; i < some; i++) {
                it.publish("m");
            }
            emitted += it.emit().size();
            it.session.checkpoint(checkpoint);
            pending.add(new int[] {checkpoint, emitted});
            if (random.nextInt(3) == 0) {
                int[] completes = pending.get(random.nextInt(pending.size()));
                it.session.complete(completes[0]);
                durable.add(completes[1]);
            }
            int most = durable.stream().mapToInt(Integer::intValue).max().orElse(0);
            assertEquals(most, acknowledged().size());
            it.broker.lastByteAt(it.nanos());
        }
        it.session.complete(300);

        assertEquals(emitted, acknowledged().size());
        assertEquals(emitted, new TreeSet<>(it.broker.acknowledged()).size());
        assertEquals(0, it.metrics.value(Count.STALE_ACKS_DROPPED));
        assertEquals(List.of(), payloads(it.emit()));
    }
}
