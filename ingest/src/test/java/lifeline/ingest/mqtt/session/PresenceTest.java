package lifeline.ingest.mqtt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.session.Presence.Gap;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final Presence presence = new Presence();

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void isAGapFromTheFirstAttemptUntilTheFirstSessionIsSubscribed() {
        assertEquals(Optional.empty(), presence.absentSince());
        presence.sought(at(1));
        presence.sought(at(2));
        assertEquals(Optional.of(at(1)), presence.absentSince());

        presence.joined("a", at(5));

        assertEquals(Optional.empty(), presence.absentSince());
        assertEquals(List.of(new Gap(at(1), at(5))), presence.gaps());
    }

    @Test
    void isNoGapWhileOneSessionIsConnected() {
        presence.sought(at(1));
        presence.joined("a", at(1));
        presence.joined("b", at(2));
        presence.left("a", at(3));
        presence.sought(at(4));
        assertEquals(1, presence.connected());
        assertEquals(Optional.empty(), presence.absentSince());
        presence.joined("a", at(5));

        assertEquals(List.of(new Gap(at(1), at(1))), presence.gaps());
    }

    @Test
    void isAGapWhenTheLastOneLeavesUntilAnyOneIsBack() {
        presence.joined("a", at(1));
        presence.joined("b", at(1));
        presence.left("a", at(2));
        presence.left("b", at(3));
        presence.left("b", at(4));
        assertEquals(Optional.of(at(3)), presence.absentSince());

        presence.joined("b", at(9));

        assertEquals(List.of(new Gap(at(3), at(9))), presence.gaps());
    }

    @Test
    void remembersTheLatestGapsOnly() {
        for (int i = 0; i <= Presence.GAPS + 10; i++) {
            presence.joined("a", at(2L * i));
            presence.left("a", at(2L * i + 1));
        }

        assertEquals(Presence.GAPS, presence.gaps().size());
        assertEquals(
                at(2L * Presence.GAPS + 20),
                presence.gaps().get(Presence.GAPS - 1).to());
    }

    @Test
    void aClockThatJumpsBackMakesNoGapEndBeforeItBegan() {
        presence.joined("a", at(10));
        presence.left("a", at(20));
        presence.joined("a", at(15));

        assertEquals(List.of(new Gap(at(20), at(20))), presence.gaps());
    }

    @Test
    void tellsWhetherASessionIsSubscribedWithinTheTimeGiven() throws InterruptedException {
        presence.sought(at(0));
        assertFalse(presence.awaitFirst(Duration.ZERO));

        presence.joined("a", at(1));

        assertTrue(presence.awaitFirst(Duration.ZERO));
    }

    @Test
    void aSessionSaysWhenItIsThereAndWhenItIsGone() {
        SessionInTest it = new SessionInTest();
        it.broker.answer(ConnectionFailedException.failed("nobody there", null));
        Instant sought = it.now();
        it.session.step();
        assertEquals(Optional.of(sought), it.presence.absentSince());
        it.broker.acceptAgain();
        it.pass(10_000);
        it.connect();
        MqttSession other = it.session(new MqttSplit(1, "lifeline-test-1", ""));
        other.step();
        assertEquals(2, it.presence.connected());
        assertEquals(1, it.presence.gaps().size());

        it.broker.dropConnections();
        it.session.step();
        assertEquals(Optional.empty(), it.presence.absentSince(), "the other one has not noticed yet");
        it.pass(1_000);
        other.step();
        assertEquals(Optional.of(it.now()), it.presence.absentSince());
    }
}
