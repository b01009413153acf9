package lifeline.ingest.codec.senml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.reading.Reading;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.validation.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code payload/senml/NAME} is read as {@code NAME.expect} says; see the README there. */
class SenmlGoldenTest {
    static List<String> payloads() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".cbor"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void saysWhatStandsBesideIt(String name) throws IOException, URISyntaxException {
        byte[] payload = Files.readAllBytes(folder().resolve(name));
        String expected = Files.readString(folder().resolve(name + ".expect"));

        assertEquals(expected, told(SenmlSamples.decode(name, payload)));
    }

    static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SenmlGoldenTest.class.getResource("/payload/senml"))
                .toURI());
    }

    static String told(Outcome outcome) {
        return Stream.concat(
                        outcome.readings().stream().map(SenmlGoldenTest::told),
                        outcome.rejections().stream().map(SenmlGoldenTest::told))
                .collect(Collectors.joining());
    }

    private static String told(Reading reading) {
        return reading.sensor()
                + ' '
                + reading.value()
                + ' '
                + reading.observedAt()
                + (reading.deviceTime() == null ? "" : " device=" + reading.deviceTime())
                + (reading.quality().marks().isEmpty()
                        ? ""
                        : " " + reading.quality().marks())
                + '\n';
    }

    private static String told(Rejection rejection) {
        return "! " + rejection.reason() + (rejection.readings() == 1 ? "" : " ×" + rejection.readings()) + ' '
                + rejection.detail() + '\n';
    }
}
