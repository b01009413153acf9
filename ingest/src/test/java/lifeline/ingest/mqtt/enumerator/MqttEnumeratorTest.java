package lifeline.ingest.mqtt.enumerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.split.Stage;
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

    private static MqttSplit split(int session) {
        return new MqttSplit(session, "lifeline-test-" + session, "$share/lifeline-test/lifeline/#");
    }

    private static MqttSettings sessions(int count) {
        return MqttSettings.of("mqtt://fake:1")
                .installation("test")
                .sessions(count)
                .build();
    }

    private static List<Stage> stages(List<MqttSplit> splits) {
        return splits.stream().map(MqttSplit::stage).toList();
    }

    @Test
    void sessionsMoveToAsManyReadersAsThereAreNow() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(3);
        MqttEnumerator enumerator =
                MqttEnumerator.restored(context, sessions(4), new MqttEnumeratorState(List.of(split(3))));

        context.register(0, split(0), split(1), split(2));
        enumerator.addReader(0);
        assertEquals(List.of(0, 3), context.sessionsOf(0));
        context.register(1);
        enumerator.addReader(1);
        context.register(2);
        enumerator.addReader(2);

        assertEquals(List.of(1), context.sessionsOf(1));
        assertEquals(List.of(2), context.sessionsOf(2));
        assertEquals(split(2), context.splitsOf(2).get(0), "as it was");
    }

    @Test
    void makesTheSessionsThatAreMissingOnceAllReadersHaveReported() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(2);
        MqttEnumerator enumerator = MqttEnumerator.restored(context, sessions(4), new MqttEnumeratorState(List.of()));

        context.register(0, split(0));
        enumerator.addReader(0);
        assertEquals(List.of(0), context.sessionsOf(0), "another reader may have the others");
        context.register(1, split(1));
        enumerator.addReader(1);

        assertEquals(List.of(0, 2), context.sessionsOf(0));
        assertEquals(List.of(1, 3), context.sessionsOf(1));
        assertEquals(split(1), context.splitsOf(1).get(0));
        assertEquals("", context.splitsOf(1).get(1).subscription(), "new");
    }

    @Test
    void sessionsBeyondTheNumberSetLeaveFromAReaderThatHasOneThatStays() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(2);
        MqttEnumerator enumerator =
                MqttEnumerator.restored(context, sessions(1), new MqttEnumeratorState(List.of(split(3))));

        context.register(0, split(0));
        enumerator.addReader(0);
        context.register(1, split(1), split(2));
        enumerator.addReader(1);

        assertEquals(List.of(0, 1, 2, 3), context.sessionsOf(0));
        assertEquals(List.of(), context.sessionsOf(1));
        assertEquals(List.of(Stage.SERVING, Stage.LEAVING, Stage.LEAVING, Stage.LEAVING), stages(context.splitsOf(0)));
    }

    @Test
    void aSessionThatWasLeavingStaysWhenTheNumberIsSetUpAgain() {
        EnumeratorContextInTest context = new EnumeratorContextInTest(1);
        MqttEnumerator enumerator = MqttEnumerator.restored(context, sessions(3), new MqttEnumeratorState(List.of()));
        MqttSplit drained = split(2).now(split(2).subscription(), Stage.DRAINED);

        context.register(0, split(0), split(1).leaving(), drained);
        enumerator.addReader(0);

        List<MqttSplit> splits = context.splitsOf(0);
        assertEquals(List.of(split(0), split(1)), splits.subList(0, 2));
        assertEquals("", splits.get(2).subscription(), "the broker may have forgotten it, as it was told to");
        assertEquals(Stage.SERVING, splits.get(2).stage());
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
        MqttEnumeratorState state =
                new MqttEnumeratorState(List.of(new MqttSplit(1, "lifeline-test-1", ""), split(3).leaving()));

        assertEquals(state, serializer.deserialize(serializer.getVersion(), serializer.serialize(state)));
        assertThrows(IOException.class, () -> serializer.deserialize(99, serializer.serialize(state)));
    }

    /** Written by the first release: four sessions, of which 1 and 3 were unassigned. */
    @Test
    void readsTheStateThatVersionOneWrote() throws IOException {
        byte[] written = HexFormat.of()
                .parseHex("0000000400000002" + "00000001000f6c6966656c696e652d746573742d310000"
                        + "00000003000f6c6966656c696e652d746573742d33"
                        + "001f2473686172652f6c6966656c696e652d746573742f6c6966656c696e652f23");

        MqttEnumeratorState state = new MqttEnumeratorStateSerializer().deserialize(1, written);

        assertEquals(List.of(new MqttSplit(1, "lifeline-test-1", ""), split(3)), state.unassigned());
    }
}
