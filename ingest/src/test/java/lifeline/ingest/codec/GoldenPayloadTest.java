package lifeline.ingest.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Samples;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code payload/NAME.json} is read as {@code NAME.expect} says, received at {@link Samples#NOON}. */
class GoldenPayloadTest {
    private final Decoder decoder = new Decoder(Vocabulary.of(Samples.catalogue()));

    static List<String> payloads() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void saysWhatStandsBesideIt(String name) throws IOException, URISyntaxException {
        byte[] payload = Files.readAllBytes(folder().resolve(name + ".json"));
        String expected = Files.readString(folder().resolve(name + ".expect"));

        assertEquals(expected, told(decoder.decode(Samples.message(Samples.TOPIC, payload))));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(GoldenPayloadTest.class.getResource("/payload").toURI());
    }

    private static String told(Outcome outcome) {
        return Stream.concat(
                        outcome.readings().stream().map(GoldenPayloadTest::told),
                        outcome.rejections().stream().map(GoldenPayloadTest::told))
                .collect(Collectors.joining());
    }

    private static String told(Reading reading) {
        assertEquals("gas/well-0001/dev-0001", reading.domain() + '/' + reading.asset() + '/' + reading.device());
        assertEquals(Grade.GOOD, reading.quality().grade());
        Set<?> marks = reading.quality().marks();
        return reading.quantity()
                + ' '
                + reading.value()
                + ' '
                + reading.observedAt()
                + (reading.receivedAt().equals(Samples.NOON) ? "" : " received=" + reading.receivedAt())
                + (reading.deviceTime() == null ? "" : " device=" + reading.deviceTime())
                + (reading.seq() == null ? "" : " seq=" + reading.seq())
                + (marks.isEmpty() ? "" : " " + marks)
                + '\n';
    }

    private static String told(Rejection rejection) {
        assertEquals("dev-0001", rejection.device());
        return "! " + rejection.reason() + (rejection.readings() == 1 ? "" : " ×" + rejection.readings()) + ' '
                + rejection.detail() + '\n';
    }
}
