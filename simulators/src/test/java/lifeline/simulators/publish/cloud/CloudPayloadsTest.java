package lifeline.simulators.publish.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The encoders write what stands in the golden payloads that the codecs of ingest are held to. */
class CloudPayloadsTest {
    private static final Path GOLDEN = Path.of("../ingest/src/test/resources/payload");
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void alinkWritesOneSampleAsAPost() throws IOException {
        Emission emission = emission("gw-0001", sample(AT, 23.5, -4));

        assertEquals(golden("alink/simulated.post.json"), text(AlinkJson.encode(7, emission)));
        assertEquals("/sys/a1Bc/gw-0001/thing/event/property/post", AlinkJson.topic("a1Bc", emission));
    }

    @Test
    void alinkWritesSeveralSamplesAsABatch() throws IOException {
        Emission emission = emission("gw-0001", sample(AT.minusMillis(1500), 23.5, -4), sample(null, 24, -4.25));

        assertEquals(golden("alink/simulated.batch.json"), text(AlinkJson.encode(8, emission)));
        assertEquals("/sys/a1Bc/gw-0001/thing/event/property/batch/post", AlinkJson.topic("a1Bc", emission));
    }

    @Test
    void huaweiWritesEitherFormOfTime() throws IOException {
        Emission emission =
                emission("gw-0001", sample(AT, 23.5, -4), sample(AT.minusMillis(1500), 24, -4), sample(null, 25, -4));

        assertEquals(golden("huawei/simulated.report.json"), text(HuaweiJson.encode(emission)));
        assertEquals("$oc/devices/gw-0001/sys/properties/report", HuaweiJson.topic(emission));
    }

    @Test
    void huaweiWritesTheDevicesBehindAGateway() throws IOException {
        List<Emission> emissions =
                List.of(emission("child-0001", sample(AT, 1, 2)), emission("child-0002", sample(AT, 3, 4)));

        assertEquals(golden("huawei/simulated.gateway.json"), text(HuaweiJson.encode(emissions)));
        assertEquals(
                "$oc/devices/gw-0001/sys/gateway/sub_devices/properties/report", HuaweiJson.gatewayTopic("gw-0001"));
    }

    @Test
    void unitsThatCannotBeToldAreRefused() {
        Emission emission = new Emission(
                AT, topic("gw-0001"), List.of(sample(AT, 1, 2)), Emission.Form.PLAIN, Map.of("methane", "%VOL"), false);

        assertThrows(IllegalArgumentException.class, () -> AlinkJson.encode(1, emission));
        assertThrows(IllegalArgumentException.class, () -> HuaweiJson.encode(emission));
    }

    @Test
    void aCloudGetsValuesInTheQuantitysOwnUnit() {
        Emission inVolume = new Emission(
                AT,
                topic("gw-0001"),
                List.of(sample(AT, 2.5, -4)),
                Emission.Form.PLAIN,
                Map.of("methane", "%VOL"),
                false);

        assertEquals(
                Map.of("methane", 50.0, "temperature", -4.0),
                OwnUnits.of(inVolume).samples().get(0).values());
        assertEquals(Map.of(), OwnUnits.of(inVolume).units());
    }

    private static Emission emission(String device, Sample... samples) {
        return new Emission(AT, topic(device), List.of(samples), Emission.Form.PLAIN, Map.of(), false);
    }

    private static Topic topic(String device) {
        return new Topic("gas", "well-0001", device, Format.JSON);
    }

    private static Sample sample(@Nullable Instant time, double methane, double temperature) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("methane", methane);
        values.put("temperature", temperature);
        return new Sample(time, 1L, values);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
