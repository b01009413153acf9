package lifeline.ingest.mqtt.enumerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.junit.jupiter.api.Test;

class MqttEnumeratorTest {
    private final MqttSettings settings =
            MqttSettings.of("mqtt://fake:1").installation("test").sessions(5).build();

    @Test
    void givesEachSessionToOneReaderAsEvenlyAsTheyGo() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(2);
        MqttEnumerator enumerator = MqttEnumerator.first(context, settings);

        context.register(0);
        enumerator.addReader(0);
        assertEquals(List.of(0, 2, 4), context.sessionsOf(0));
        assertEquals(List.of(), context.sessionsOf(1));

        context.register(1);
        enumerator.addReader(1);
        assertEquals(List.of(0, 2, 4), context.sessionsOf(0));
        assertEquals(List.of(1, 3), context.sessionsOf(1));
        assertEquals(List.of(), enumerator.snapshotState(1).unassigned());
    }

    @Test
    void giveBackTheSessionsOfAReaderThatFailedOnceItIsThereAgain() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(2);
        MqttEnumerator enumerator = MqttEnumerator.first(context, settings);
        context.register(0);
        enumerator.addReader(0);
        context.register(1);
        enumerator.addReader(1);
        List<MqttSplit> held = context.splitsOf(1);

        context.fail(1);
        enumerator.addSplitsBack(held, 1);
        assertEquals(
                List.of(1, 3),
                enumerator.snapshotState(1).unassigned().stream()
                        .map(MqttSplit::session)
                        .toList());
        context.register(1);
        enumerator.addReader(1);

        assertEquals(List.of(1, 3), context.sessionsOf(1));
    }

    @Test
    void makesSessionsAtTheFirstStartAndNeverAgain() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(1);
        MqttSettings more = MqttSettings.of("mqtt://fake:1")
                .installation("test")
                .sessions(9)
                .build();
        MqttEnumerator enumerator = MqttEnumerator.restored(
                context, more, new MqttEnumeratorState(5, List.of(new MqttSplit(4, "lifeline-test-4", ""))));

        context.register(0);
        enumerator.addReader(0);

        assertEquals(List.of(4), context.sessionsOf(0));
        assertEquals(5, enumerator.snapshotState(1).sessions());
    }

    @Test
    void moreReadersThanSessionsLeaveSomeWithNothing() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(8);
        MqttEnumerator enumerator = MqttEnumerator.first(context, settings);
        for (int reader = 0; reader < 8; reader++) {
            context.register(reader);
            enumerator.addReader(reader);
        }

        assertEquals(List.of(4), context.sessionsOf(4));
        assertEquals(List.of(), context.sessionsOf(5));
    }

    @Test
    void itsStateIsReadBackAsWritten() throws IOException {
        MqttEnumeratorStateSerializer serializer = new MqttEnumeratorStateSerializer();
        MqttEnumeratorState state = new MqttEnumeratorState(
                4,
                List.of(new MqttSplit(1, "lifeline-test-1", ""), new MqttSplit(3, "lifeline-test-3", "$share/g/a/#")));

        assertEquals(state, serializer.deserialize(serializer.getVersion(), serializer.serialize(state)));
        assertThrows(IOException.class, () -> serializer.deserialize(99, serializer.serialize(state)));
    }
}
