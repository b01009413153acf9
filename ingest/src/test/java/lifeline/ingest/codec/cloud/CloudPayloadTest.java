package lifeline.ingest.codec.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.validation.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code payload/CLOUD/NAME.POST.json} is read as the {@code .expect} beside it says, received at {@link Samples#NOON}. */
class CloudPayloadTest {
    private static final String PAYLOAD = ".json";
    private static final Set<String> DEVICES = Set.of("ali:a1Bc_x002F_gw-0001", "iotda:gw-0001");

    private final Decoder decoder = Clouds.decoder();

    static List<Path> alink() throws IOException, URISyntaxException {
        return payloads("alink");
    }

    static List<Path> huawei() throws IOException, URISyntaxException {
        return payloads("huawei");
    }

    private static List<Path> payloads(String cloud) throws IOException, URISyntaxException {
        Path folder =
                Path.of(CloudPayloadTest.class.getResource("/payload/" + cloud).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(PAYLOAD))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alink")
    void readsAlinkAsStandsBesideIt(Path payload) throws IOException {
        assertEquals(expected(payload), told(Clouds.alink(kind(payload)), payload));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("huawei")
    void readsHuaweiAsStandsBesideIt(Path payload) throws IOException {
        String topic = kind(payload).equals("gateway") ? Clouds.HUAWEI_GATEWAY : Clouds.HUAWEI_REPORT;

        assertEquals(expected(payload), told(topic, payload));
    }

    /** {@code pack} of {@code gateway.pack.json}. */
    private static String kind(Path payload) {
        String[] parts = payload.getFileName().toString().split("\\.", -1);
        return parts[parts.length - 2];
    }

    private static String expected(Path payload) throws IOException {
        String name = payload.getFileName().toString();
        return Files.readString(
                payload.resolveSibling(name.substring(0, name.length() - PAYLOAD.length()) + ".expect"));
    }

    private String told(String topic, Path payload) throws IOException {
        Outcome outcome = decoder.decode(Samples.message(topic, Files.readAllBytes(payload)));
        return Stream.concat(
                        outcome.readings().stream().map(CloudPayloadTest::told),
                        outcome.rejections().stream().map(CloudPayloadTest::told))
                .collect(Collectors.joining());
    }

    private static String told(Reading reading) {
        assertEquals("gas", reading.domain());
        boolean replaced = !reading.receivedAt().equals(Samples.NOON);
        Set<?> marks = reading.quality().marks();
        return reading.asset()
                + '/'
                + reading.sensor()
                + ' '
                + reading.value()
                + ' '
                + reading.observedAt()
                + (replaced ? " received=" + reading.receivedAt() : "")
                + (reading.deviceTime() == null ? "" : " device=" + reading.deviceTime())
                + (marks.isEmpty() ? "" : " " + marks)
                + '\n';
    }

    private static String told(Rejection rejection) {
        assertTrue(DEVICES.contains(rejection.device()), rejection::device);
        return "! " + rejection.reason() + (rejection.readings() == 1 ? "" : " ×" + rejection.readings()) + ' '
                + rejection.detail() + '\n';
    }
}
