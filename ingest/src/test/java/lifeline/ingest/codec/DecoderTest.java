package lifeline.ingest.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.frame.GoldenFrames;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.ingest.validation.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
    private static final String SHADOW = "exercise-17:dev-0001";
    private static final byte[] METHANE = "{\"v\":{\"methane\":60}}".getBytes(StandardCharsets.UTF_8);

    private final Decoder decoder = new Decoder(Vocabulary.of(Samples.catalogue()));

    @ParameterizedTest
    @CsvSource({
        "lifeline/v1/gas/well-0001/json, TOPIC, ''",
        "lifeline/v1/gas/well-0001/dev-0001/json/x, TOPIC, ''",
        "lifeline/v2/gas/well-0001/dev-0001/json, TOPIC, ''",
        "lifeline/v1/gas/well 1/dev-0001/json, TOPIC, ''",
        "lifeline/v1/gas/well-0001/dev.1/json, TOPIC, ''",
        "lifeline/v1/gas/well-0001/dev-0001/xml, TOPIC, ''",
        "lifeline/v1/tram/well-0001/dev-0001/json, UNKNOWN_DOMAIN, dev-0001",
        "lifeline/v1/gas/well-0001/dev-0001/frame, NOT_A_FRAME, dev-0001",
    })
    void aTopicThatLeadsNowhereIsRefusedWithItsReason(String topic, RejectionReason reason, String device) {
        Rejection rejection = only(decoder.decode(Samples.message(topic, METHANE)));

        assertEquals(reason, rejection.reason());
        assertEquals(device, rejection.device());
        assertEquals(topic, rejection.topic());
    }

    @Test
    void aTopicWithNulOrOverlongCanBeStoredAsARejection() {
        Rejection rejection = only(decoder.decode(Samples.message("life\0line/" + "x".repeat(60_000), METHANE)));

        assertEquals(RejectionReason.TOPIC, rejection.reason());
        assertEquals(Rejection.MAX_TOPIC_CHARS, rejection.topic().length());
        assertFalse(rejection.topic().contains("\0"));
    }

    @Test
    void everyReadingOfAnExerciseCarriesTheMarkAndIsInItsNamespace() {
        String topic = "lifeline/exercise/v1/17/gas/well-0001/dev-0001/json";

        Reading reading = only(decoder.decode(Samples.message(topic, METHANE)).readings());

        assertEquals("exercise-17:dev-0001.methane", reading.sensor());
        assertEquals("well-0001", reading.asset());
        assertTrue(reading.quality().has(Mark.EXERCISE));
    }

    @Test
    void noDeviceCanCallItselfAnExercise() {
        byte[] claims =
                "{\"v\":{\"methane\":60},\"exercise\":17,\"quality\":[\"EXERCISE\"]}".getBytes(StandardCharsets.UTF_8);

        Outcome claimed = decoder.decode(Samples.message("lifeline/v1/gas/well-0001/dev-0001/json", claims));
        Rejection reserved =
                only(decoder.decode(Samples.message("lifeline/v1/gas/well-0001/exercise-17:dev-0001/json", METHANE)));

        assertTrue(claimed.readings().stream()
                .noneMatch(reading -> reading.quality().has(Mark.EXERCISE)));
        assertEquals(RejectionReason.TOPIC, reserved.reason());
    }

    @Test
    void aPayloadOnTheTopicOfAnExerciseCannotSpeakForARealSensor() {
        byte[] pack = "[{\"bn\":\"dev-0002:\",\"n\":\"methane\",\"v\":60}]".getBytes(StandardCharsets.UTF_8);

        Outcome outcome = decoder.decode(Samples.message("lifeline/exercise/v1/17/gas/well-0001/dev-0001/senml", pack));

        assertEquals("exercise-17:dev-0001.methane", only(outcome.readings()).sensor());
    }

    /** Whatever is said on its topics, in whatever words. */
    @Test
    void anExerciseNeverTouchesARealSensor() throws Exception {
        int readings = 0;
        for (byte[] payload : goldenPayloads()) {
            for (String format : List.of("json", "senml", "frame", "status")) {
                String topic = "lifeline/exercise/v1/17/gas/well-0001/dev-0001/" + format;
                Outcome outcome = decoder.decode(Samples.message(topic, payload));

                readings += outcome.readings().size();
                assertTrue(outcome.readings().stream().allMatch(DecoderTest::isOfTheShadow), outcome::toString);
                assertTrue(outcome.frames().stream()
                        .allMatch(frame ->
                                frame.device().equals(SHADOW) && frame.quality().has(Mark.EXERCISE)));
                assertTrue(
                        outcome.rejections().stream()
                                .allMatch(rejection -> rejection.device().equals(SHADOW)),
                        outcome::toString);
            }
        }
        assertTrue(readings > 100, "readings: " + readings);
    }

    private static boolean isOfTheShadow(Reading reading) {
        return reading.device().equals(SHADOW) && reading.quality().has(Mark.EXERCISE);
    }

    private static List<byte[]> goldenPayloads() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DecoderTest.class.getResource("/payload"))
                .toURI());
        List<byte[]> payloads = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                payloads.add(Files.readAllBytes(file));
            }
        }
        payloads.add(GoldenFrames.read("int16"));
        return payloads;
    }

    @Test
    void theLastMessageOfAShadowIsANoticeThatNothingOfItIsLeft() {
        Outcome outcome =
                decoder.decode(Samples.message("lifeline/exercise/v1/17/gas/well-0001/dev-0001/status", new byte[0]));

        assertTrue(outcome.readings().stream()
                .anyMatch(reading -> reading.sensor().equals("exercise-17:dev-0001.methane")));
        assertTrue(outcome.readings().stream()
                .allMatch(reading ->
                        reading.quality().has(Mark.STALE) && reading.quality().has(Mark.EXERCISE)));
    }

    private static <T> T only(List<T> list) {
        assertEquals(1, list.size(), list::toString);
        return list.get(0);
    }

    @Test
    void statusIsNeitherReadingNorRejection() {
        Outcome outcome = decoder.decode(Samples.message("lifeline/v1/gas/well-0001/dev-0001/status", METHANE));

        assertEquals(new Outcome(List.of(), List.of()), outcome);
    }

    @Test
    void aCutMessageIsRefusedWithItsLengthAndHash() {
        Message cut = new Message(
                Samples.TOPIC,
                new byte[Message.CUT_PAYLOAD_BYTES],
                10_000_000,
                "cafe",
                Samples.NOON,
                false,
                false,
                false);

        Rejection rejection = only(decoder.decode(cut));

        assertEquals(RejectionReason.PAYLOAD_TOO_LARGE, rejection.reason());
        assertEquals(10_000_000, rejection.bytes());
        assertEquals("cafe", rejection.sha256());
    }

    @Test
    void theLongestPayloadIsReadWhole() {
        String element = "{\"v\":{\"methane\":1}}";
        int count = (Message.MAX_PAYLOAD_BYTES - 2) / (element.length() + 1);
        String payload = "[" + (element + ",").repeat(count - 1) + element + "]";

        Outcome outcome = decoder.decode(Samples.message(payload));

        assertEquals(count, outcome.readings().size());
        assertEquals(
                count,
                outcome.readings().stream().map(Reading::observedAt).distinct().count());
        assertTrue(outcome.readings()
                .get(count - 1)
                .observedAt()
                .isBefore(Samples.NOON.plusNanos(1000L * Message.span(payload.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void theExcerptOfALongRejectionIsItsBeginning() {
        Rejection rejection = only(decoder.decode(Samples.message("x".repeat(100_000))));

        assertEquals(Rejection.MAX_EXCERPT_BYTES, rejection.excerpt().length);
        assertEquals(100_000, rejection.bytes());
    }

    @ParameterizedTest(name = "{0}, dup {1}, retained {2}, after reconnect {3}: {4}")
    @CsvSource({
        "NOW, false, false, false, ''",
        "NOW, true, false, true, ''",
        "NOW, false, true, false, RETAINED",
        "NONE, false, false, false, NO_TIME",
        "NONE, true, false, false, NO_TIME POSSIBLE_DUPLICATE",
        "NONE, false, false, true, NO_TIME POSSIBLE_DUPLICATE",
        "NONE, true, true, false, NO_TIME POSSIBLE_DUPLICATE RETAINED",
        "1970, true, false, false, CLOCK_REPLACED POSSIBLE_DUPLICATE",
        "1970, false, false, false, CLOCK_REPLACED",
    })
    void marksWhatCannotBeToldFromACopy(
            String time, boolean duplicate, boolean retained, boolean afterReconnect, String marks) {
        String t =
                switch (time) {
                    case "NOW" -> "\"t\":\"2026-11-22T06:00:00Z\",";
                    case "NONE" -> "";
                    default -> "\"t\":0,";
                };
        byte[] payload = ("{" + t + "\"v\":{\"methane\":1}}").getBytes(StandardCharsets.UTF_8);

        Reading reading = decoder.decode(new Message(
                        Samples.TOPIC,
                        payload,
                        payload.length,
                        null,
                        Samples.NOON,
                        duplicate,
                        retained,
                        afterReconnect))
                .readings()
                .get(0);

        assertEquals(
                marks.isEmpty() ? Set.of() : marks(marks.split(" ")),
                reading.quality().marks());
    }

    private static Set<Mark> marks(String... names) {
        return java.util.Arrays.stream(names).map(Mark::valueOf).collect(java.util.stream.Collectors.toSet());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-11-19T06:00:00Z, the device's",
        "2026-11-19T05:59:59.999999Z, ours",
        "2026-11-22T06:05:00Z, the device's",
        "2026-11-22T06:05:00.000001Z, ours",
    })
    void aTimeIsTheDevicesWithinThreeDaysBehindAndFiveMinutesAhead(String time, String whose) {
        Reading reading = decoder.decode(Samples.message("{\"t\":\"" + time + "\",\"v\":{\"methane\":1}}"))
                .readings()
                .get(0);

        assertEquals("ours".equals(whose), reading.quality().has(Mark.CLOCK_REPLACED));
        assertEquals(java.time.Instant.parse(time), "ours".equals(whose) ? reading.deviceTime() : reading.observedAt());
    }

    @Test
    void noExceptionLeavesItWhateverTheBytes() {
        Random random = new Random(7);
        byte[] sample = ("[{\"t\":\"2026-11-22T06:00:00+08:00\",\"seq\":1,\"v\":{\"methane\":-1.5e3,\"pressure\":NaN},"
                        + "\"u\":{\"methane\":\"%VOL\"}}]")
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = sample.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Outcome outcome = decoder.decode(Samples.message(Samples.TOPIC, bytes));
            assertTrue(outcome.rejections().stream().noneMatch(r -> r.reason() == RejectionReason.CODEC_FAILED));
            assertFalse(outcome.readings().isEmpty() && outcome.rejections().isEmpty());
        }
    }

    private static Rejection only(Outcome outcome) {
        assertEquals(List.of(), outcome.readings());
        assertEquals(1, outcome.rejections().size());
        return outcome.rejections().get(0);
    }
}
