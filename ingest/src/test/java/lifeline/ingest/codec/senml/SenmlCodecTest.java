package lifeline.ingest.codec.senml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.validation.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SenmlCodecTest {
    private final Decoder decoder;

    SenmlCodecTest() throws IOException {
        this.decoder = SenmlSamples.decoder("humidity");
    }

    @ParameterizedTest(name = "{0}, with bytes changed")
    @MethodSource("lifeline.ingest.codec.senml.SenmlGoldenTest#payloads")
    void noExceptionLeavesItWhateverTheBytes(String name) throws IOException, URISyntaxException {
        byte[] payload = Files.readAllBytes(SenmlGoldenTest.folder().resolve(name));
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 2000; round++) {
            byte[] changed = payload.clone();
            for (int i = 0; i < 1 + round % 4 && changed.length > 0; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }

            Outcome outcome = decoder.decode(SenmlSamples.message(SenmlSamples.OPEN, changed));

            assertTrue(outcome.rejections().stream()
                    .noneMatch(rejection -> rejection.reason() == RejectionReason.CODEC_FAILED));
        }
    }

    @Test
    void theLongestPackIsReadWholeAndEachRecordHasAnInstantOfItsOwn() {
        String record = ",{\"v\":1}";
        String head = "[{\"bn\":\"d:temp\"}";
        int count = (Message.MAX_PAYLOAD_BYTES - head.length() - 1) / record.length();
        byte[] payload = (head + record.repeat(count) + "]").getBytes(UTF_8);

        Outcome outcome = decoder.decode(SenmlSamples.message(SenmlSamples.OPEN, payload));

        assertEquals(count, outcome.readings().size());
        assertEquals(
                count,
                outcome.readings().stream().map(Reading::observedAt).distinct().count());
        assertTrue(outcome.readings()
                .get(count - 1)
                .observedAt()
                .isBefore(Samples.NOON.plusNanos(1000L * Message.span(payload))));
    }

    @Test
    void aNameOfNothingButSeparatorsCostsNoMoreThanItsLength() {
        String record = ",{\"v\":1}";
        String head = "[{\"bn\":\"d" + ":".repeat(254) + "\"}";
        int count = (Message.MAX_PAYLOAD_BYTES - head.length() - 1) / record.length();
        byte[] payload = (head + record.repeat(count) + "]").getBytes(UTF_8);

        Outcome outcome = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> decoder.decode(SenmlSamples.message(SenmlSamples.OPEN, payload)));

        assertEquals(
                RejectionReason.UNKNOWN_QUANTITY, outcome.rejections().get(0).reason());
    }

    @Test
    void onANativeTopicTheTopicNamesTheDevice() {
        byte[] payload = "[{\"bn\":\"urn:dev:other:\",\"n\":\"temperature\",\"v\":1}]".getBytes(UTF_8);

        Reading reading = decoder.decode(SenmlSamples.message(SenmlSamples.NATIVE, payload))
                .readings()
                .get(0);

        assertEquals("dev-0001.temperature", reading.sensor());
    }

    @Test
    void aValueWhoseNameHoldsNoDeviceIsNotPlaced() {
        byte[] payload = "[{\"n\":\"temp\",\"v\":1}]".getBytes(UTF_8);

        assertEquals(
                RejectionReason.UNPLACED,
                decoder.decode(SenmlSamples.message(SenmlSamples.OPEN, payload))
                        .rejections()
                        .get(0)
                        .reason());
    }

    @Test
    void aRelativeTimeIsCountedFromTheReceiveTimeAndTellsNoCopy() {
        byte[] payload = "[{\"n\":\"d:temp\",\"t\":-5,\"v\":1}]".getBytes(UTF_8);
        Message again = new Message(
                SenmlSamples.OPEN, payload, payload.length, null, Samples.NOON.plusSeconds(9), true, false, true);

        Reading first = decoder.decode(SenmlSamples.message(SenmlSamples.OPEN, payload))
                .readings()
                .get(0);
        Reading copy = decoder.decode(again).readings().get(0);

        assertEquals(Samples.NOON.minusSeconds(5), first.observedAt());
        assertEquals(Samples.NOON, first.receivedAt());
        assertNotEquals(first.observedAt(), copy.observedAt());
        assertEquals("[NO_TIME, POSSIBLE_DUPLICATE]", copy.quality().marks().toString());
    }
}
