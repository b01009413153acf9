package lifeline.ingest.mqtt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.condition.SourceCondition;
import lifeline.ingest.mqtt.condition.SourceCondition.Kind;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import org.junit.jupiter.api.Test;

/** Each number moves when that happens which it counts, and what goes up comes down. */
class SessionMetricsTest {
    private final SessionInTest it = new SessionInTest(SessionInTest.settings().inboxBytes(4 << 20));

    private List<Kind> conditions() {
        return it.conditions.since(0).conditions().stream()
                .map(SourceCondition::kind)
                .toList();
    }

    @Test
    void theWindowIsThatOfTheConnectionsThatStandAndWhatIsUsedOfItIsShown() {
        assertEquals(0, it.metrics.value(Count.WINDOW));
        it.connect();
        assertEquals(65_535, it.metrics.value(Count.WINDOW));
        it.publish("a", "b");
        assertEquals(2, it.metrics.value(Count.IN_FLIGHT));
        it.emit();
        it.session.checkpoint(1);
        it.session.complete(1);
        it.session.step();
        assertEquals(0, it.metrics.value(Count.IN_FLIGHT));

        it.session.disconnect();

        assertEquals(0, it.metrics.value(Count.WINDOW));
    }

    @Test
    void backPressureIsHowFullTheInboxIs() {
        it.connect();
        assertEquals(0, it.session.inboxPercent());
        it.publish("x".repeat(1 << 20));
        assertEquals(25, it.session.inboxPercent());
        assertTrue(it.metrics.value(Count.INBOX_BYTES) > 1 << 20);

        it.emit();

        assertEquals(0, it.session.inboxPercent());
        assertEquals(0, it.metrics.value(Count.INBOX_BYTES));
    }

    @Test
    void lagIsTheAgeOfWhatIsEmittedNext() {
        it.connect();
        assertEquals(Duration.ZERO, it.session.lag());
        it.publish("a");
        it.pass(1_000);
        it.publish("b");
        it.pass(500);
        assertEquals(1_500, it.session.lag().toMillis());

        it.session.poll();

        assertTrue(it.session.lag().toMillis() <= 500);
    }

    @Test
    void subscribedAndPresentSayHowTheSessionsStand() {
        it.connect();
        assertEquals(1, it.metrics.value(Count.SUBSCRIBED));
        assertEquals(0, it.metrics.value(Count.SESSION_PRESENT));
        it.broker.dropConnections();
        it.session.step();
        assertEquals(0, it.metrics.value(Count.SUBSCRIBED));
        it.connect();

        assertEquals(1, it.metrics.value(Count.SUBSCRIBED));
        assertEquals(1, it.metrics.value(Count.SESSION_PRESENT));
        assertEquals(1, it.metrics.value(Count.RECONNECTS));
    }

    @Test
    void eachReasonForTroubleHasItsNumberAndItsCondition() {
        it.connect();
        it.broker.dropConnections(new Loss(Loss.Cause.TAKEN_OVER, "another client"));
        it.session.step();
        it.pass(10_000);
        it.connect();
        it.broker.dropConnections(new Loss(Loss.Cause.VIOLATION, "QoS 2"));
        it.session.step();
        it.pass(10_000);
        it.broker.answer(ConnectionFailedException.untrusted("expired", null));
        it.session.step();
        it.broker.acceptAgain();
        it.pass(10_000);
        it.broker.forgetSessions();
        it.connect();
        it.publish("x".repeat(1 << 20), "x".repeat(1 << 20), "x".repeat(1 << 20), "x".repeat(1 << 20));
        it.session.step();

        for (Count count :
                List.of(Count.TAKEN_OVER, Count.VIOLATIONS, Count.UNTRUSTED, Count.SESSION_LOST, Count.OVERFLOWS)) {
            assertEquals(1, it.metrics.value(count), count.name());
        }
        assertEquals(
                List.of(Kind.TAKEN_OVER, Kind.VIOLATION, Kind.UNTRUSTED, Kind.SESSION_LOST, Kind.LAGGING),
                conditions());
    }

    @Test
    void twoThatTakeTurnsThrowingEachOtherOutDoItLessAndLessOften() {
        long longest = 0;
        for (int round = 0; round < 12; round++) {
            it.pass(60_000);
            it.connect();
            it.broker.dropConnections(new Loss(Loss.Cause.TAKEN_OVER, "another client"));
            longest = it.session.step();
        }

        assertTrue(Duration.ofNanos(longest).toSeconds() >= 30, Duration.ofNanos(longest) + " until the next attempt");
        assertEquals(12, it.metrics.value(Count.TAKEN_OVER));
    }
}
