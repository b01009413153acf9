package lifeline.ingest.sparkplug.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lifeline.ingest.sparkplug.Birth;
import lifeline.ingest.sparkplug.Definition;
import lifeline.ingest.sparkplug.Doubt;
import lifeline.ingest.sparkplug.EdgeNodeState;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeNodeStateSerializerTest {
    private static final Doubt ASKED = new Doubt(true, Instant.parse("2026-11-22T06:00:00.123Z"));
    private static final Birth BIRTH = Birth.of(List.of(
            new Definition("Inputs/甲烷", -1L, 10, "%LEL"),
            new Definition("x".repeat(70_000), 0L, null, null),
            new Definition("named only", null, -7, "mm")));

    static List<EdgeNodeState> states() {
        return List.of(
                EdgeNodeState.unborn(),
                new EdgeNodeState.Unborn(ASKED),
                new EdgeNodeState.Alive(255L, 255, Map.of("", Birth.of(List.of()), "d1", BIRTH), ASKED),
                new EdgeNodeState.Alive(
                        null, 0, Map.of(), EdgeNodeState.unborn().doubt()),
                new EdgeNodeState.Dead(0L, EdgeNodeState.unborn().doubt()),
                new EdgeNodeState.Dead(null, ASKED));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateComesBackFromItsBytes(EdgeNodeState state) throws IOException {
        byte[] bytes = bytes(state);
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        assertEquals(state, EdgeNodeStateSerializer.INSTANCE.deserialize(in));
        assertEquals(0, in.available());
    }

    @Test
    void theBytesOfVersionOneNeverChange() throws IOException {
        Birth birth = Birth.of(List.of(new Definition("m", 5L, 10, "mm")));
        EdgeNodeState state = new EdgeNodeState.Alive(3L, 7, Map.of("d", birth), new Doubt(false, null));
        String version1 = "01" + "01" + "00" + "ff" + "0103" + "07" + "00000001" + "00000001" + "64" + "00000001"
                + "00000001" + "6d" + "0105" + "010a" + "01" + "00000002" + "6d6d";
        assertEquals(version1, HexFormat.of().formatHex(bytes(state)));
        byte[] kept = HexFormat.of().parseHex(version1);
        assertEquals(state, EdgeNodeStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(kept)));
    }

    @Test
    void aStateOfANewerBuildIsRefused() {
        byte[] newer = {2, 0, 0, -1};
        assertThrows(
                IOException.class,
                () -> EdgeNodeStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(newer)));
    }

    private static byte[] bytes(EdgeNodeState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EdgeNodeStateSerializer.INSTANCE.serialize(state, out);
        return out.getCopyOfBuffer();
    }
}
