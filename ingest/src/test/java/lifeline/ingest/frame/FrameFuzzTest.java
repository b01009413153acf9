package lifeline.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Unit;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.ingest.Samples;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, no exception leaves the decoder, and no more samples come out than bytes went in. */
class FrameFuzzTest {
    private static final Topic TOPIC = new Topic("bridge", "bridge-1", "dev-1", Format.FRAME);
    private static final Map<String, Quantity> QUANTITIES = Map.of(
            "vibration",
            new Quantity(
                    "vibration",
                    new Text("振动", "Vibration"),
                    Unit.METRE_PER_SECOND_SQUARED,
                    -100,
                    100,
                    null,
                    null,
                    Duration.ofMinutes(1),
                    "a sample"));

    private final FrameDecoder decoder = new FrameDecoder();

    /** The checksum is set right: a wrong one would end all search at the first step. */
    @MethodSource("frameSeeds")
    @FuzzTest(maxDuration = "5m")
    void frame(byte[] payload) {
        byte[] bytes = payload.length < FrameDecoder.CRC_BYTES ? payload : GoldenFrames.withCrc(payload);
        FrameOutcome outcome = decoder.decode(Samples.message(TOPIC.toString(), bytes), TOPIC, QUANTITIES);
        int samples = outcome.frames().stream()
                .mapToInt(frame -> frame.samples().length)
                .sum();
        assertTrue(samples <= payload.length);
        assertTrue(!outcome.frames().isEmpty() || !outcome.rejections().isEmpty(), "neither read nor refused");
    }

    static List<byte[]> frameSeeds() throws IOException {
        return List.of(GoldenFrames.read("int16"), GoldenFrames.read("int16-gap"), GoldenFrames.read("float32"));
    }
}
