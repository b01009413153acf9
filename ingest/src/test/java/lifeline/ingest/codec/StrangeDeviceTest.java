package lifeline.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.contract.reading.Identifier;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.cloud.Clouds;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices that behave as devices do: wrong clocks, old news, topics that cannot be, payloads beyond all measure. */
class StrangeDeviceTest {
    private static final int EACH = 10;

    private final Decoder decoder = Clouds.decoder();

    /** A device sends each second; between two readings its clock is set. */
    @ParameterizedTest(name = "a clock set by {0}: {1}")
    @CsvSource({
        "PT4M, the device's",
        "PT1H, ours",
        "P1D, ours",
        "P10D, ours",
        "PT-4M, the device's",
        "PT-1H, the device's",
        "P-2D, the device's",
        "P-10D, ours",
        "PT-500000H, ours"
    })
    void aClockThatJumpsCostsNoReadingAndItsTimeIsKept(Duration jump, String whose) {
        List<Reading> readings = new ArrayList<>();
        for (int second = 0; second < 2 * EACH; second++) {
            Instant now = Samples.NOON.plusSeconds(second);
            Instant told = second < EACH ? now : now.plus(jump);
            Outcome outcome = decoder.decode(
                    message(Samples.TOPIC, "{\"t\":\"" + told + "\",\"v\":{\"methane\":1}}", now, false));
            assertEquals(List.of(), outcome.rejections());
            readings.addAll(outcome.readings());
        }
        List<Reading> afterwards = readings.subList(EACH, 2 * EACH);

        assertEquals(
                2 * EACH, readings.stream().map(Reading::observedAt).distinct().count());
        assertTrue(afterwards.stream().allMatch(reading -> "ours".equals(whose) == isReplaced(reading)), whose);
        assertTrue(afterwards.stream().allMatch(reading -> reading.observedAt()
                .isBefore(reading.receivedAt().plusSeconds(301))));
        assertEquals(
                Samples.NOON.plusSeconds(EACH).plus(jump),
                isReplaced(afterwards.get(0))
                        ? afterwards.get(0).deviceTime()
                        : afterwards.get(0).observedAt());
    }

    private static boolean isReplaced(Reading reading) {
        return reading.quality().has(Mark.CLOCK_REPLACED);
    }

    @Test
    void aStormOfRetainedMessagesIsMarkedAsOldNewsMessageByMessage() {
        for (int device = 0; device < 5_000; device++) {
            Outcome outcome = decoder.decode(message(
                    "lifeline/v1/gas/well-0001/dev-" + device + "/json",
                    "{\"t\":\"2026-11-22T05:59:00Z\",\"v\":{\"methane\":60}}",
                    Samples.NOON,
                    true));
            assertEquals(
                    List.of(Set.of(Mark.RETAINED)),
                    outcome.readings().stream()
                            .map(reading -> reading.quality().marks())
                            .toList());
        }
    }

    static Stream<Arguments> topics() {
        return Stream.of(
                Arguments.of("lifeline/v1/gas/+/dev-0001/json", RejectionReason.TOPIC),
                Arguments.of("lifeline/v1/gas/well-0001/#", RejectionReason.TOPIC),
                Arguments.of("lifeline/v1/gas/well-0001/dev\0-0001/json", RejectionReason.TOPIC),
                Arguments.of("lifeline/v1/gas/well-0001/dev-0001/json\0", RejectionReason.TOPIC),
                Arguments.of("lifeline/v1/gas/well-0001/\uD800/json", RejectionReason.TOPIC),
                Arguments.of("lifeline/v1/gas/" + "w".repeat(65_000) + "/dev-0001/json", RejectionReason.TOPIC),
                Arguments.of("", RejectionReason.TOPIC),
                Arguments.of("/".repeat(65_000), RejectionReason.TOPIC));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicThatCannotBeIsRefusedWithItsReason(String topic, RejectionReason reason) {
        Outcome outcome = decoder.decode(message(topic, "{\"v\":{\"methane\":1}}", Samples.NOON, false));

        assertEquals(List.of(), outcome.readings());
        assertEquals(1, outcome.rejections().size());
        Rejection rejection = outcome.rejections().get(0);
        assertEquals(reason, rejection.reason());
        assertTrue(rejection.topic().length() <= Rejection.MAX_TOPIC_CHARS);
        assertTrue(rejection.topic().indexOf('\0') < 0);
    }

    /** A foreign device's name may be anything: what an id cannot have is written out, never stored as it came. */
    @ParameterizedTest
    @CsvSource({"+", "'a\0b'", "a.b", "'a b'"})
    void aForeignNameThatCannotBeAnIdIsWrittenOut(String name) {
        Outcome outcome = decoder.decode(message(
                "$oc/devices/" + name + "/sys/properties/report",
                "{\"services\":[{\"properties\":{\"level\":1}}]}",
                Samples.NOON,
                false));

        assertEquals(1, outcome.readings().size());
        assertTrue(
                Identifier.isValid(outcome.readings().get(0).device()),
                outcome.readings().get(0).device());
    }

    @Test
    void fiftyMegabytesAreRefusedWithTheirLengthAndHashByEveryFormat() {
        for (String topic : List.of(Samples.TOPIC, Clouds.alink("post"), Clouds.HUAWEI_REPORT)) {
            byte[] kept = new byte[Message.CUT_PAYLOAD_BYTES];
            Outcome outcome =
                    decoder.decode(new Message(topic, kept, 50 << 20, "cafe", Samples.NOON, false, false, false));

            assertEquals(List.of(), outcome.readings());
            Rejection rejection = outcome.rejections().get(0);
            assertEquals(RejectionReason.PAYLOAD_TOO_LARGE, rejection.reason());
            assertEquals(50 << 20, rejection.bytes());
            assertEquals("cafe", rejection.sha256());
        }
    }

    private static Message message(String topic, String payload, Instant receivedAt, boolean retained) {
        byte[] bytes = payload.getBytes(UTF_8);
        return new Message(topic, bytes, bytes.length, null, receivedAt, false, retained, false);
    }
}
