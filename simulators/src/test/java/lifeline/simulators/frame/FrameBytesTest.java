package lifeline.simulators.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import org.junit.jupiter.api.Test;

/** The bytes are those of the contract's golden frames. */
class FrameBytesTest {
    private static final Topic TOPIC = new Topic("bridge", "bridge-1", "dev-1", Format.FRAME);
    private static final Instant AT = Instant.parse("2026-11-22T01:02:03Z");

    @Test
    void writesOneChannel() throws IOException {
        short[] counts = {0, 100, -100, 32767, -32767};
        FrameEmission frame = new FrameEmission(
                AT, TOPIC, 7, AT, 50, List.of(new FrameEmission.Channel("vibration", 0x1p-10f, 0, counts)));
        assertEquals(golden("int16"), HexFormat.of().withUpperCase().formatHex(FrameBytes.encode(frame)));
    }

    @Test
    void writesTwoChannelsWithAMissingSample() throws IOException {
        FrameEmission frame = new FrameEmission(
                AT,
                TOPIC,
                0xFFFFFFFFL,
                AT.plusMillis(250),
                200,
                List.of(
                        new FrameEmission.Channel("vibration", 0.5f, -1, new short[] {1, Short.MIN_VALUE, 3}),
                        new FrameEmission.Channel("strain", 0.1f, 20, new short[] {-10, 0, 10})));
        assertEquals(golden("int16-gap"), HexFormat.of().withUpperCase().formatHex(FrameBytes.encode(frame)));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = FrameBytesTest.class.getResourceAsStream("/schema/frame/" + name + ".hex")) {
            String text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.substring(0, line.indexOf('#')).replace(" ", ""))
                    .collect(Collectors.joining());
        }
    }
}
