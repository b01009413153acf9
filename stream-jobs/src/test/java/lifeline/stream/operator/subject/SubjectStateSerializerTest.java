package lifeline.stream.operator.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchState;
import lifeline.stream.latch.LevelTrack;
import lifeline.stream.subject.SubjectState;
import lifeline.stream.subject.Told;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectStateSerializerTest {
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

    @ParameterizedTest(name = "an asset whose latch is {0} comes out as it went in")
    @MethodSource("latches")
    void everyStateComesOutAsItWentIn(LatchState latch) throws IOException {
        SubjectState state = state(2, 42, latch, 99L);
        assertEquals(state, read(write(state)));
    }

    @Test
    void aStateWithNothingInItComesOutAsItWentIn() throws IOException {
        SubjectState state = state(0, 0, LatchState.Quiet.QUIET, null);
        assertEquals(state, read(write(state)));
    }

    @Test
    void anAssetWithTwoInputsTakesLessThanAKilobyteAndTheWorstLessThanTwo() throws IOException {
        LatchState raised = new LatchState.Raised(EPISODE, TRACKS);
        int usual = write(state(2, 42, raised, 99L)).length;
        assertTrue(usual < 1024, usual + " bytes");
        int worst = write(state(4, 126, raised, 99L)).length;
        assertTrue(worst < 2048, worst + " bytes");
    }

    @Test
    void bytesOfAnotherVersionAreRefused() throws IOException {
        byte[] bytes = write(state(1, 1, LatchState.Quiet.QUIET, null));
        bytes[0] = 9;
        assertThrows(IOException.class, () -> read(bytes));
    }

    private static SubjectState state(int inputs, int numbers, LatchState latch, @Nullable Long optional) {
        List<Told> newest = new ArrayList<>();
        SampleWindow recent = SampleWindow.EMPTY;
        for (int i = 0; i < inputs; i++) {
            newest.add(new Told("return-pressure-" + i, "heating-station-0001", i, i + 1, i + 2, i / 3.0));
        }
        for (int i = 0; i < 4 * inputs; i++) {
            recent = recent.with(1_700_000_000_000_000L + i, i / 3.0, 8);
        }
        double[] learned = new double[numbers];
        return new SubjectState(
                "heating.return-pressure.leak",
                "heating-station-0001",
                "heating",
                "heating-station-0001",
                newest,
                recent,
                5,
                6,
                optional,
                numbers == 0 ? SampleWindow.EMPTY : Numbers.of(learned),
                latch,
                optional);
    }

    private static byte[] write(SubjectState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        SubjectStateSerializer.INSTANCE.serialize(state, out);
        return out.getCopyOfBuffer();
    }

    private static SubjectState read(byte[] bytes) throws IOException {
        return SubjectStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
