package lifeline.stream.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lifeline.stream.judge.RuleState;
import lifeline.stream.judge.SensorState;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchState;
import lifeline.stream.latch.LevelTrack;
import lifeline.stream.latch.Past;
import lifeline.stream.quality.LateBurst;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorStateSerializerTest {
    private static final List<LevelTrack> TRACKS =
            List.of(new LevelTrack(0b101, true, 42), new LevelTrack(-1, false, Long.MIN_VALUE));
    private static final Episode EPISODE = new Episode(1, 2, 3, 2, 7);

    static Stream<LatchState> latches() {
        return Stream.of(
                LatchState.Quiet.QUIET,
                new LatchState.Pending(5, 6, TRACKS),
                new LatchState.Raised(EPISODE, TRACKS),
                new LatchState.Clearing(EPISODE, TRACKS));
    }

    @ParameterizedTest(name = "a latch that is {0} comes out as it went in")
    @MethodSource("latches")
    void everyLatchComesOutAsItWentIn(LatchState latch) throws IOException {
        RuleState rule = new RuleState("gas.methane.high", SampleWindow.of(1, 2.5), latch);
        SensorState state = state(List.of(rule), 99L);
        assertEquals(state, read(write(state)));
    }

    @Test
    void aReadingThatIsHeldComesOutAsItWentIn() throws IOException {
        SensorState calm = state(List.of(), null);
        SensorState state = new SensorState(
                calm.domain(),
                calm.asset(),
                calm.device(),
                calm.quantity(),
                1,
                2,
                3,
                calm.recent(),
                SampleWindow.of(3, 70),
                LateBurst.NONE,
                List.of(),
                null);
        assertEquals(state, read(write(state)));
    }

    @Test
    void whatWasLearnedComesOutAsItWentIn() throws IOException {
        RuleState rule = new RuleState("gas.methane.odd", Numbers.of(1.5, Double.NaN, -3), LatchState.Quiet.QUIET);
        SensorState state = state(List.of(rule), 99L);
        assertEquals(state, read(write(state)));
    }

    @Test
    void statesOfTheFirstTwoVersionsAreRead() throws IOException {
        RuleState rule = new RuleState("gas.methane.high", SampleWindow.of(1, 2.5), LatchState.Quiet.QUIET);
        byte[] second = secondVersion(write(state(List.of(rule), null)), rule);
        int latch = 1;
        int window = 1 + 2 * Long.BYTES;
        int kind = second.length - latch - window - 1;
        byte[] first = new byte[second.length - 1];
        System.arraycopy(second, 0, first, 0, kind);
        System.arraycopy(second, kind + 1, first, kind, latch + window);
        first[0] = 1;
        assertEquals(state(List.of(rule), null), read(first));
    }

    @ParameterizedTest(name = "late readings that are {0} come out as they went in")
    @MethodSource("latches")
    void whatCameLateComesOutAsItWentIn(LatchState run) throws IOException {
        boolean isQuiet = run.kind() == LatchState.Kind.QUIET;
        Past past = isQuiet ? Past.since(7) : new Past(7, run, 8, 9, 2, 3.5);
        RuleState rule = new RuleState("gas.methane.high", SampleWindow.EMPTY, LatchState.Quiet.QUIET, past);
        SensorState state = state(List.of(rule), 99L);
        assertEquals(state, read(write(state)));
    }

    @Test
    void aStateOfTheSecondVersionIsRead() throws IOException {
        RuleState rule = new RuleState("gas.methane.high", SampleWindow.of(1, 2.5), LatchState.Quiet.QUIET);
        SensorState state = state(List.of(rule), null);
        assertEquals(state, read(secondVersion(write(state), rule)));
    }

    @Test
    void aStateOfTheThirdVersionIsRead() throws IOException {
        RuleState rule =
                new RuleState("gas.methane.high", SampleWindow.of(1, 2.5), LatchState.Quiet.QUIET, Past.since(7));
        SensorState state = state(List.of(rule), 99L);
        byte[] bytes = write(state);
        int past = 1 + Long.BYTES + 1;
        assertEquals(state, read(thirdVersion(bytes, rules(rule) + past)));
    }

    /** Without the byte that says that none wait for their order, which stands before the rules. */
    private static byte[] thirdVersion(byte[] bytes, int rules) {
        int waiting = bytes.length - rules - 1;
        byte[] third = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, third, 0, waiting);
        System.arraycopy(bytes, waiting + 1, third, waiting, rules);
        third[0] = 3;
        return third;
    }

    /** How many bytes the rules take, with one that has a window of one and is quiet, without what came late. */
    private static int rules(RuleState only) {
        return 1 + 2 + only.rule().length() + 1 + 1 + 2 * Long.BYTES + 1;
    }

    /** Without the empty window of what is held, which stands before the rules, and what came late, of which there is nothing. */
    private static byte[] secondVersion(byte[] bytes, RuleState only) {
        int rules = rules(only);
        int late = 1;
        byte[] third = thirdVersion(bytes, rules + late);
        int held = third.length - late - rules - 1;
        byte[] second = new byte[third.length - late - 1];
        System.arraycopy(third, 0, second, 0, held);
        System.arraycopy(third, held + 1, second, held, rules);
        second[0] = 2;
        return second;
    }

    @Test
    void lateReadingsThatWaitForTheirOrderComeOutAsTheyWentIn() throws IOException {
        LateBurst burst = LateBurst.NONE.with(7, 1.5, 100).burst();
        for (int at = 6; at > -50; at--) {
            burst = burst.with(at, at / 3.0, 110 - at).burst();
        }
        assertEquals(57, burst.held().size());
        SensorState calm = state(List.of(), null);
        SensorState state = new SensorState(
                calm.domain(),
                calm.asset(),
                calm.device(),
                calm.quantity(),
                1,
                2,
                3,
                calm.recent(),
                SampleWindow.EMPTY,
                burst,
                List.of(),
                null);
        assertEquals(state, read(write(state)));
        int more = write(state).length - write(calm).length;
        assertTrue(more < 1050, more + " bytes");
    }

    @Test
    void aStateWithNothingInItComesOutAsItWentIn() throws IOException {
        SensorState state = state(List.of(), null);
        assertEquals(state, read(write(state)));
    }

    @Test
    void aQuietSensorWithFourRulesTakesLessThanFourHundredBytes() throws IOException {
        List<RuleState> rules = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rules.add(new RuleState("gas.methane.rule-" + i, SampleWindow.EMPTY, LatchState.Quiet.QUIET));
        }
        int bytes = write(state(rules, 99L)).length;
        assertTrue(bytes < 400, bytes + " bytes");
    }

    @Test
    void theWorstSensorWithSixRulesTakesLessThanAKilobyte() throws IOException {
        SampleWindow full = SampleWindow.EMPTY;
        for (int i = 0; i < 17; i++) {
            full = full.with(i, i, 17);
        }
        List<RuleState> rules = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            SampleWindow memory = i == 0 ? full : SampleWindow.EMPTY;
            rules.add(new RuleState(
                    "gas.methane.rule-" + i, memory, new LatchState.Raised(EPISODE, TRACKS), Past.since(i)));
        }
        int bytes = write(state(rules, 99L)).length;
        assertTrue(bytes < 1024, bytes + " bytes");
    }

    @Test
    void bytesOfAnotherVersionAreRefused() throws IOException {
        byte[] bytes = write(state(List.of(), null));
        bytes[0] = 9;
        assertThrows(IOException.class, () -> read(bytes));
    }

    private static SensorState state(List<RuleState> rules, @Nullable Long wakeAt) {
        SampleWindow recent = SampleWindow.EMPTY;
        for (int i = 0; i < 8; i++) {
            recent = recent.with(1_700_000_000_000_000L + i, i / 3.0, 8);
        }
        return new SensorState(
                "gas",
                "well-0001",
                "dev-0001",
                "methane",
                1,
                2,
                3,
                recent,
                SampleWindow.EMPTY,
                LateBurst.NONE,
                rules,
                wakeAt);
    }

    private static byte[] write(SensorState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        SensorStateSerializer.INSTANCE.serialize(state, out);
        return out.getCopyOfBuffer();
    }

    private static SensorState read(byte[] bytes) throws IOException {
        return SensorStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
