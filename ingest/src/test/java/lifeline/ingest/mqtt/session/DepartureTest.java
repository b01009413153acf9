package lifeline.ingest.mqtt.session;

import static lifeline.ingest.mqtt.session.SessionInTest.payloads;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.split.Stage;
import org.junit.jupiter.api.Test;

/** A session that is not wanted any more. */
class DepartureTest {
    private static final String ID = "lifeline-test-0";
    private static final MqttSplit SUBSCRIBED = new MqttSplit(0, ID, "$share/lifeline-test/lifeline/#");

    private SessionInTest it = new SessionInTest();

    /** As after a restart with fewer sessions: the session exists at the broker, and messages wait in it. */
    private void leavingWith(String... waiting) {
        it.connect();
        it.publish(waiting);
        it.session.disconnect();
        it = it.restarted(SUBSCRIBED.leaving());
        it.connect();
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            it.broker.lastByteAt(it.nanos());
            it.session.step();
            it.pass(300);
        }
    }

    private Stage checkpoint(long id) {
        Stage stage = it.session.checkpoint(id).stage();
        it.session.complete(id);
        return stage;
    }

    @Test
    void leavesInOrderUnsubscribesDrainsAcknowledgesAndIsForgottenOnlyThen() {
        leavingWith("a", "b");
        rounds(10);
        assertTrue(it.broker.unsubscriptions() > 0);
        assertEquals(List.of("a", "b"), payloads(it.emit()));
        rounds(10);
        assertEquals(List.of(), it.broker.acknowledged(), "no checkpoint has completed");
        assertEquals(Stage.LEAVING, checkpoint(1));

        rounds(10);
        assertEquals(List.of(1, 2), it.broker.acknowledged());
        assertTrue(it.broker.knows(ID));
        assertFalse(it.session.isEnded());
        assertEquals(Stage.DRAINED, checkpoint(2));

        rounds(10);
        assertTrue(it.session.isEnded());
        assertFalse(it.broker.knows(ID));
        assertEquals(1, it.metrics.value(Count.RETIRED));
        assertEquals(0, it.metrics.value(Count.SESSION_LOST));
    }

    @Test
    void isNotForgottenBeforeACheckpointHoldsThatItIsDrained() {
        leavingWith();
        rounds(20);
        assertEquals(Stage.DRAINED, it.session.checkpoint(1).stage());
        rounds(20);

        assertFalse(it.session.isEnded(), "checkpoint 1 has not completed");
        it.session.complete(1);
        rounds(10);

        assertTrue(it.session.isEnded());
    }

    @Test
    void staysSubscribedUntilAnotherSessionIs() {
        leavingWith();
        it.othersAreSubscribed = false;
        rounds(20);
        assertEquals(0, it.broker.unsubscriptions());
        assertEquals(Stage.LEAVING, checkpoint(1));

        it.othersAreSubscribed = true;
        rounds(20);

        assertEquals(Stage.DRAINED, checkpoint(2));
    }

    @Test
    void aConnectionThatEndsWhileItLeavesLosesNothing() {
        leavingWith("a");
        rounds(2);
        it.emit();
        it.session.checkpoint(1);
        it.broker.dropConnections();
        it.session.complete(1);
        rounds(20);
        assertEquals(List.of(), it.broker.acknowledged());

        assertEquals(List.of("a"), payloads(it.emit()), "delivered again");
        checkpoint(2);
        rounds(20);
        checkpoint(3);
        rounds(20);

        assertTrue(it.session.isEnded());
        assertEquals(1, it.broker.acknowledged().size());
    }

    @Test
    void triesUntilTheBrokerHasForgottenIt() {
        leavingWith();
        rounds(20);
        checkpoint(1);
        it.broker.answer(ConnectionFailedException.failed("nobody there", null));
        rounds(20);
        assertFalse(it.session.isEnded());
        assertTrue(it.broker.knows(ID));

        it.broker.acceptAgain();
        it.pass(10_000);
        rounds(3);

        assertTrue(it.session.isEnded());
        assertFalse(it.broker.knows(ID));
    }

    @Test
    void thatTheBrokerHasForgottenADrainedSessionIsNoLossAndALeavingOneIs() {
        it = it.restarted(SUBSCRIBED.now(SUBSCRIBED.subscription(), Stage.DRAINED));
        it.connect();
        assertEquals(0, it.metrics.value(Count.SESSION_LOST));
        it.session.disconnect();
        it.broker.forgetSessions();

        it = it.restarted(SUBSCRIBED.leaving());
        it.connect();

        assertEquals(1, it.metrics.value(Count.SESSION_LOST));
    }
}
