package lifeline.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Unit;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.ingest.Message;
import lifeline.ingest.validation.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameDecoderTest {
    private static final Topic TOPIC = new Topic("bridge", "bridge-1", "dev-1", Format.FRAME);
    private static final Instant START = Instant.parse("2026-11-22T01:02:03Z");
    private static final Instant RECEIVED = START.plusSeconds(1);
    private static final Map<String, Quantity> QUANTITIES =
            Map.of("vibration", quantity("vibration"), "strain", quantity("strain"));

    private final FrameDecoder decoder = new FrameDecoder();

    @Test
    void readsInt16() throws IOException {
        Frame frame = frames(GoldenFrames.read("int16")).get(0);
        assertEquals(
                new Frame(
                        "bridge",
                        "bridge-1",
                        "dev-1",
                        "vibration",
                        START,
                        RECEIVED,
                        null,
                        7,
                        50,
                        0x1p-10f,
                        0,
                        new short[] {0, 100, -100, 32767, -32767},
                        new float[0],
                        Quality.GOOD),
                frame);
        assertEquals(100 * 0x1p-10f, frame.samples()[1]);
    }

    @Test
    void readsTwoChannelsWithAMissingSample() throws IOException {
        List<Frame> frames = frames(GoldenFrames.read("int16-gap"));
        assertEquals(
                List.of("vibration", "strain"),
                frames.stream().map(Frame::quantity).toList());
        assertArrayEquals(new float[] {-0.5f, Float.NaN, 0.5f}, frames.get(0).samples());
        assertArrayEquals(new float[] {19, 20, 21}, frames.get(1).samples());
        for (Frame frame : frames) {
            assertEquals(START.plusMillis(250), frame.startedAt());
            assertEquals(4_294_967_295L, frame.seq());
            assertEquals(200, frame.rate());
            assertEquals(Grade.SUSPECT, frame.quality().grade());
        }
    }

    @Test
    void readsFloat32() throws IOException {
        Frame frame = frames(GoldenFrames.read("float32")).get(0);
        assertEquals(START.plusNanos(1000), frame.startedAt());
        assertTrue(frame.isFloat());
        assertEquals(0, frame.counts().length);
        assertArrayEquals(new float[] {1.5f, -0.25f, Float.NaN, 1e-30f}, frame.samples());
    }

    @Test
    void refusesOnlyTheChannelThatIsNotKnown() throws IOException {
        FrameOutcome outcome =
                decoder.decode(message(GoldenFrames.read("int16-gap")), TOPIC, Map.of("strain", quantity("strain")));
        assertEquals("strain", outcome.frames().get(0).quantity());
        assertEquals(List.of("UNKNOWN_QUANTITY bridge has no quantity 'vibration'"), told(outcome.rejections()));
    }

    static Stream<Arguments> refused() throws IOException {
        byte[] whole = GoldenFrames.read("int16");
        return Stream.of(
                Arguments.of("nothing", new byte[0], "NOT_A_FRAME 0 bytes that do not begin as a frame does"),
                Arguments.of(
                        "JSON",
                        "{\"v\":{\"vibration\":1}, and some more}".getBytes(StandardCharsets.US_ASCII),
                        "NOT_A_FRAME 36 bytes that do not begin as a frame does"),
                Arguments.of("another version", with(whole, 2, 2), "NOT_A_FRAME version 2, not 1"),
                Arguments.of(
                        "a bit that fell over",
                        changed(whole, 50, 1),
                        "WRONG_CRC the CRC-32 is not that of the bytes before it"),
                Arguments.of(
                        "cut", Arrays.copyOf(whole, 50), "WRONG_CRC the CRC-32 is not that of the bytes before it"),
                Arguments.of("another type", with(whole, 3, 2), "WRONG_SHAPE no samples are of type 2"),
                Arguments.of("unknown flags", with(whole, 4, 2), "WRONG_SHAPE unknown flags 2"),
                Arguments.of("no channel", with(whole, 5, 0), "WRONG_SHAPE 0 channels"),
                Arguments.of("128 channels", with(whole, 5, 128), "WRONG_SHAPE -128 channels"),
                Arguments.of("a channel too many", with(whole, 5, 2), "WRONG_SHAPE a channel is cut"),
                Arguments.of("rate 0", withFloat(whole, 18, 0), "WRONG_SHAPE 0.0 samples a second"),
                Arguments.of("no rate", withFloat(whole, 18, Float.NaN), "WRONG_SHAPE NaN samples a second"),
                Arguments.of("no sample", with(whole, 23, 0), "WRONG_SHAPE 0 samples at 50.0 a second"),
                Arguments.of(
                        "a sample too many",
                        with(whole, 23, 6),
                        "WRONG_SHAPE the samples should take 12 bytes, there are 10"),
                Arguments.of("too long", with(whole, 22, 255), "WRONG_SHAPE 65285 samples at 50.0 a second"),
                Arguments.of("a long name", with(whole, 24, 255), "WRONG_SHAPE a channel is cut"),
                Arguments.of(
                        "scale 0",
                        withFloat(whole, 34, 0),
                        "WRONG_SHAPE vibration cannot have scale 0.0 and offset 0.0"),
                Arguments.of(
                        "counts beyond float32",
                        withFloat(whole, 34, 1e38f),
                        "NOT_A_NUMBER vibration: a sample is beyond what can be stored"),
                Arguments.of(
                        "an infinity",
                        withFloat(GoldenFrames.read("float32"), 31, Float.POSITIVE_INFINITY),
                        "NOT_A_NUMBER strain: a sample is beyond what can be stored"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void saysWhatIsWrong(String what, byte[] payload, String expected) {
        FrameOutcome outcome = decoder.decode(message(payload), TOPIC, QUANTITIES);
        assertEquals(List.of(), outcome.frames(), what);
        assertEquals(List.of(expected), told(outcome.rejections()), what);
    }

    @Test
    void anImplausibleTimeIsReplacedAndMarked() throws IOException {
        byte[] old = GoldenFrames.read("int16");
        ByteBuffer.wrap(old).putLong(10, 0);
        Message again =
                new Message(TOPIC.toString(), GoldenFrames.withCrc(old), old.length, null, RECEIVED, true, true, false);
        Frame frame = decoder.decode(again, TOPIC, QUANTITIES).frames().get(0);
        assertEquals(RECEIVED.minusMillis(100), frame.startedAt());
        assertEquals(Instant.EPOCH, frame.deviceTime());
        assertTrue(frame.quality().has(Mark.CLOCK_REPLACED));
        assertTrue(frame.quality().has(Mark.POSSIBLE_DUPLICATE));
        assertTrue(frame.quality().has(Mark.RETAINED));
    }

    @Test
    void noBytesMakeItThrow() throws IOException {
        Random random = new Random(7);
        List<byte[]> goldens =
                List.of(GoldenFrames.read("int16"), GoldenFrames.read("int16-gap"), GoldenFrames.read("float32"));
        for (int i = 0; i < 30_000; i++) {
            byte[] frame = goldens.get(i % goldens.size()).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                frame[3 + random.nextInt(frame.length - 3)] = (byte) random.nextInt(256);
            }
            byte[] hostile = GoldenFrames.withCrc(Arrays.copyOf(frame, 28 + random.nextInt(frame.length)));
            FrameOutcome outcome = decoder.decode(message(hostile), TOPIC, QUANTITIES);
            assertFalse(outcome.frames().isEmpty() && outcome.rejections().isEmpty());
        }
    }

    private List<Frame> frames(byte[] payload) {
        FrameOutcome outcome = decoder.decode(message(payload), TOPIC, QUANTITIES);
        assertEquals(List.of(), told(outcome.rejections()));
        return outcome.frames();
    }

    private static List<String> told(List<Rejection> rejections) {
        return rejections.stream().map(one -> one.reason() + " " + one.detail()).toList();
    }

    private static byte[] changed(byte[] frame, int at, int value) {
        byte[] other = frame.clone();
        other[at] = (byte) value;
        return other;
    }

    private static byte[] with(byte[] frame, int at, int value) {
        return GoldenFrames.withCrc(changed(frame, at, value));
    }

    private static byte[] withFloat(byte[] frame, int at, float value) {
        byte[] other = frame.clone();
        ByteBuffer.wrap(other).putFloat(at, value);
        return GoldenFrames.withCrc(other);
    }

    private static Message message(byte[] payload) {
        return new Message(TOPIC.toString(), payload, payload.length, null, RECEIVED, false, false, false);
    }

    private static Quantity quantity(String name) {
        return new Quantity(
                name,
                new Text(name, name),
                Unit.METRE_PER_SECOND_SQUARED,
                -50,
                50,
                null,
                null,
                Duration.ofSeconds(1),
                "a sample");
    }
}
