package lifeline.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Samples;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.validation.RejectionReason;
import lifeline.ingest.validation.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignDecoderTest {
    private final Path file;

    ForeignDecoderTest(@TempDir Path directory) {
        this.file = directory.resolve("foreign.yaml");
    }

    @Test
    void aForeignTopicIsReadByTheNamesAndUnitsOfItsEntry() throws IOException {
        Outcome outcome =
                decoder().decode(Samples.message("city/w.1/up", "{\"v\":{\"CH4\":2.5,\"x\":1}}".getBytes(UTF_8)));

        Reading reading = outcome.readings().get(0);
        assertEquals("gas/well-1/north:w_x002E_1.methane", place(reading));
        assertEquals(50, reading.value());
        assertEquals(
                List.of(RejectionReason.UNKNOWN_QUANTITY),
                outcome.rejections().stream()
                        .map(rejection -> rejection.reason())
                        .toList());
    }

    @Test
    void whatThePayloadSaysOfItsUnitComesBeforeTheSettings() throws IOException {
        byte[] payload = "{\"v\":{\"CH4\":2.5},\"u\":{\"CH4\":\"%LEL\"}}".getBytes(UTF_8);

        assertEquals(
                2.5,
                decoder()
                        .decode(Samples.message("city/w.1/up", payload))
                        .readings()
                        .get(0)
                        .value());
    }

    @Test
    void aDeviceWithoutAnAssetIsRefused() throws IOException {
        Outcome outcome = decoder().decode(Samples.message("city/w.2/up", "{\"v\":{\"CH4\":2.5}}".getBytes(UTF_8)));

        assertEquals(
                List.of("UNPLACED north:w_x002E_2 the settings name no asset for north:w_x002E_2"),
                outcome.rejections().stream()
                        .map(rejection -> rejection.reason() + " " + rejection.device() + " " + rejection.detail())
                        .toList());
    }

    @Test
    void nativeTopicsAreReadAsBefore() throws IOException {
        Outcome outcome = decoder().decode(Samples.message("{\"v\":{\"methane\":60}}"));

        assertEquals("gas/well-0001/dev-0001.methane", place(outcome.readings().get(0)));
    }

    private Decoder decoder() throws IOException {
        Files.writeString(file, """
                - filter: city/+/up
                  format: json
                  namespace: north
                  domain: gas
                  device: "{2}"
                  asset: { w.1: well-1 }
                  quantities: { CH4: methane }
                  units: { CH4: "%VOL" }
                """);
        return new Decoder(Vocabulary.of(Samples.catalogue()), ForeignTopics.read(file, Samples.catalogue()));
    }

    private static String place(Reading reading) {
        return reading.domain() + '/' + reading.asset() + '/' + reading.sensor();
    }
}
