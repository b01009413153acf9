package lifeline.ingest.mqtt.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lifeline.ingest.mqtt.session.SessionInTest.payloads;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.arrival.Arrival;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.junit.jupiter.api.Test;

class MqttSessionTest {
    private final SessionInTest it = new SessionInTest();

    @Test
    void acknowledgesNothingBeforeTheCheckpoint() {
        it.connect();
        it.publish("a", "b");
        it.emit();
        it.session.step();
        it.session.checkpoint(1);
        it.session.step();
        assertEquals(List.of(), it.broker.acknowledged());

        it.session.complete(1);
        it.session.step();

        assertEquals(List.of(1, 2), it.broker.acknowledged());
        assertEquals(0, it.metrics.value(Count.IN_FLIGHT));
    }

    @Test
    void acknowledgesOnlyWhatTheCheckpointHolds() {
        it.connect();
        it.publish("a");
        it.emit();
        it.session.checkpoint(1);
        it.publish("b", "c");
        it.session.poll();

        it.session.complete(1);
        it.session.step();

        assertEquals(List.of(1), it.broker.acknowledged());
    }

    @Test
    void acknowledgesWhatAnEarlierMissedNotificationLeft() {
        it.connect();
        it.publish("a");
        it.emit();
        it.session.checkpoint(1);
        it.publish("b");
        it.emit();
        it.session.checkpoint(2);
        it.publish("c");
        it.emit();
        it.session.checkpoint(3);

        it.session.complete(2);
        it.session.step();

        assertEquals(List.of(1, 2), it.broker.acknowledged());
    }

    @Test
    void dropsAcknowledgementsOfAnEarlierConnection() {
        it.connect();
        it.publish("a", "b");
        it.emit();
        it.session.checkpoint(1);
        it.broker.dropConnections();
        it.session.step();
        it.connect();

        it.session.complete(1);
        it.session.step();

        assertEquals(List.of(), it.broker.acknowledged());
        assertEquals(2, it.metrics.value(Count.STALE_ACKS_DROPPED));
        assertEquals(2, it.broker.unacknowledged());
        assertEquals(List.of("a", "b"), payloads(it.emit()), "delivered again");
    }

    @Test
    void dropsAcknowledgementsWhileThereIsNoConnection() {
        it.connect();
        it.publish("a");
        it.emit();
        it.session.checkpoint(1);
        it.broker.dropConnections();
        it.session.complete(1);
        it.session.step();

        assertEquals(1, it.metrics.value(Count.STALE_ACKS_DROPPED));
        assertEquals(0, it.metrics.value(Count.IN_FLIGHT));
        assertEquals(0, it.metrics.value(Count.CONNECTED));
    }

    @Test
    void emitsWhatIsInHandThoughItsConnectionIsGone() {
        it.connect();
        it.publish("a", "b");
        it.broker.forgetSessions();
        it.session.step();

        assertEquals(List.of("a", "b"), payloads(it.emit()));
    }

    @Test
    void marksWhatComesAfterAReconnectUntilThereIsAPause() {
        it.connect();
        it.publish("before");
        assertFalse(it.emit().get(0).afterReconnect());
        it.broker.dropConnections();
        it.session.step();
        it.connect();
        List<Message> again = it.emit();
        assertTrue(again.get(0).afterReconnect() && again.get(0).duplicate());

        it.publish("soon");
        assertTrue(it.emit().get(0).afterReconnect());
        it.pass(6_000);
        it.publish("later");
        assertFalse(it.emit().get(0).afterReconnect());
    }

    @Test
    void marksWhatComesToTheOthersOfTheGroupWhenOneIsInterrupted() {
        it.connect();
        MqttSession other = it.session(new MqttSplit(1, "lifeline-test-1", ""));
        other.step();
        it.broker.dropConnections();
        it.session.step();
        other.step();
        it.pass(1_000);
        other.step();
        it.publish("a", "b");

        Arrival arrival = other.poll();
        assertTrue(arrival != null && arrival.message().afterReconnect());
    }

    @Test
    void countsASessionThatTheBrokerHasForgottenAndSubscribesAnew() {
        it.connect();
        it.broker.forgetSessions();
        it.session.step();
        it.connect();

        assertEquals(1, it.metrics.value(Count.SESSION_LOST));
        assertEquals(2, it.broker.subscriptions());
        it.publish("a");
        assertEquals(List.of("a"), payloads(it.emit()));
    }

    @Test
    void countsASessionThatWasForgottenWhileTheJobWasDown() {
        SessionInTest restored = new SessionInTest(
                SessionInTest.settings().build(),
                new MqttSplit(0, "lifeline-test-0", "$share/lifeline-test/lifeline/#"));

        restored.connect();

        assertEquals(1, restored.metrics.value(Count.SESSION_LOST));
    }

    @Test
    void aNewSessionIsNotALostOne() {
        it.connect();

        assertEquals(0, it.metrics.value(Count.SESSION_LOST));
        assertEquals("$share/lifeline-test/lifeline/#", it.session.checkpoint(1).subscription());
    }

    @Test
    void subscribesAtEveryConnectionBecauseABrokerMayForgetOnlyTheSubscription() {
        it.connect();
        it.broker.dropConnections();
        it.session.step();
        it.connect();

        assertEquals(2, it.broker.subscriptions());
        assertEquals(1, it.metrics.value(Count.RECONNECTS));
        assertEquals(1, it.metrics.value(Count.SESSION_PRESENT));
    }

    @Test
    void givesUpAConnectionThatIsSilent() {
        it.connect();
        it.pass(14_000);
        it.session.step();
        assertEquals(1, it.metrics.value(Count.CONNECTED));
        it.pass(2_000);
        it.session.step();
        assertEquals(0, it.metrics.value(Count.CONNECTED));

        it.connect();

        assertEquals(1, it.metrics.value(Count.CONNECTED));
    }

    @Test
    void waitsLongerAfterEachFailureAndNeverTogetherWithTheOthers() {
        it.broker.answer(ConnectionFailedException.failed("nobody there", null));
        long first = it.session.step();
        it.pass(1_000);
        long second = it.session.step();
        for (int i = 0; i < 10; i++) {
            it.pass(10_000);
            it.session.step();
        }
        it.pass(10_000);
        long last = it.session.step();

        assertTrue(Duration.ofNanos(first).toMillis() <= 200);
        assertTrue(second > first);
        assertTrue(last >= 2_500_000_000L && last <= 5_000_000_000L, "" + last);
        assertNotEquals(5_000_000_000L, last);
        it.broker.acceptAgain();
        it.pass(10_000);
        it.connect();
        assertEquals(1, it.metrics.value(Count.CONNECTED));
    }

    @Test
    void saysSoWhenTheBrokerWillNotHaveIt() {
        it.broker.answer(ConnectionFailedException.refused("not authorized"));

        it.session.step();

        assertTrue(it.session.refusal().isPresent());
    }

    @Test
    void letsGoOfTheConnectionWhenTheInboxIsFullAndComesBackWithHalfTheWindow() {
        SessionInTest small =
                new SessionInTest(SessionInTest.settings().inboxBytes(2 << 20).receiveMaximum(100));
        small.connect();
        small.publish("x".repeat(1 << 20), "y".repeat(1 << 20), "not taken in");
        assertEquals(3, small.broker.unacknowledged());
        small.session.step();
        assertEquals(1, small.metrics.value(Count.OVERFLOWS));
        small.pass(10_000);
        small.session.step();
        assertEquals(List.of(100), small.broker.receiveMaximums(), "not before there is room");

        assertEquals(2, small.emit().size());
        small.connect();

        assertEquals(List.of(100, 50), small.broker.receiveMaximums());
        assertEquals(1, small.metrics.value(Count.CONNECTED));
    }

    @Test
    void comesThroughAnOverflowWithNothingLost() {
        SessionInTest small =
                new SessionInTest(SessionInTest.settings().inboxBytes(2 << 20).receiveMaximum(8));
        small.connect();
        java.util.Set<Character> seen = new java.util.TreeSet<>();
        for (char c = 'a'; c <= 'z'; c++) {
            small.publish(String.valueOf(c).repeat(900_000));
        }
        for (int round = 0; round < 500 && seen.size() < 26; round++) {
            small.session.step();
            small.broker.lastByteAt(small.nanos());
            small.emit().forEach(message -> seen.add((char) message.payload()[0]));
            small.session.checkpoint(round);
            small.session.complete(round);
            small.pass(100);
        }

        assertEquals(26, seen.size());
    }

    @Test
    void dropsQosZeroOnlyWhenThereIsNoRoomAndCountsIt() {
        SessionInTest small = new SessionInTest(SessionInTest.settings().inboxBytes(2 << 20));
        small.connect();
        for (int i = 0; i < 3; i++) {
            small.broker.publish(Samples.TOPIC, new byte[1 << 20], 0);
        }
        small.session.step();

        assertEquals(2, small.emit().size());
        assertEquals(1, small.metrics.value(Count.DROPPED_QOS0));
        assertEquals(3, small.metrics.value(Count.RECEIVED_QOS0));
        assertEquals(1, small.metrics.value(Count.CONNECTED));
    }

    @Test
    void qosZeroIsNeverAcknowledged() {
        it.connect();
        it.broker.publish(Samples.TOPIC, "z".getBytes(UTF_8), 0);
        it.emit();
        it.session.checkpoint(1);
        it.session.complete(1);
        it.session.step();

        assertEquals(List.of(), it.broker.acknowledged());
    }

    @Test
    void cutsAPayloadThatIsTooLongToKeep() throws Exception {
        it.connect();
        byte[] whole = new byte[Message.MAX_PAYLOAD_BYTES + 1];
        it.broker.publish(Samples.TOPIC, whole, 1);

        Message message = it.emit().get(0);

        assertEquals(Message.CUT_PAYLOAD_BYTES, message.payload().length);
        assertEquals(whole.length, message.length());
        assertEquals(
                java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(whole)),
                message.sha256());
        assertEquals(1, it.metrics.value(Count.CUT));
    }

    @Test
    void receiveTimesNeverRepeatAndLeaveRoomForEachReadingOfAnArray() {
        it.connect();
        String array = "[{\"v\":{\"m\":1}},{\"v\":{\"m\":1}}]";
        it.publish(array, "a", "b");

        List<Message> messages = it.emit();

        for (int i = 1; i < messages.size(); i++) {
            Message earlier = messages.get(i - 1);
            assertFalse(messages.get(i)
                    .receivedAt()
                    .isBefore(earlier.receivedAt().plusNanos(1_000L * Message.span(earlier.payload()))));
        }
    }
}
