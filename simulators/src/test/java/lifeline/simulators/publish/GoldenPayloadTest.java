package lifeline.simulators.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.reading.Unit;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written here is, byte by byte, what ingest is tested to read. */
class GoldenPayloadTest {
    private static final Path READ_BY_INGEST = Path.of("../ingest/src/test/resources/payload");
    private static final Topic TOPIC = new Topic("gas", "well-0001", "dev-0001", Format.JSON);
    private static final Instant AT = Instant.parse("2026-11-22T05:59:58.123Z");

    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource({
        "JSON, single.json",
        "JSON, city-now.json",
        "JSON, city-array.json",
        "SENML, senml/city-now.json",
        "SENML, senml/city-times.json",
        "SENML, senml/city-series.json",
        "SENML_CBOR, senml/city-now.cbor",
        "SENML_CBOR, senml/city-times.cbor",
        "SENML_CBOR, senml/city-series.cbor",
    })
    void writesWhatIngestReads(PayloadFormat format, String file) throws IOException {
        byte[] expected = Files.readAllBytes(READ_BY_INGEST.resolve(file));

        byte[] written = format.encode(emission(file.replaceAll(".*/|[.].*", "")));

        assertEquals(
                new String(expected, StandardCharsets.ISO_8859_1), new String(written, StandardCharsets.ISO_8859_1));
        assertArrayEquals(expected, written);
    }

    @ParameterizedTest
    @EnumSource
    void aUnitThatAFormatHasNoNameForIsToldInTheQuantitysOwn(PayloadFormat format) {
        Emission own = emission(Map.of("methane", "%LEL"), sample(null, null, "methane", 60));
        String written = new String(format.encode(own), StandardCharsets.ISO_8859_1);

        assertTrue(format == PayloadFormat.SENML_CBOR || written.contains("60"), written);
        assertEquals(format == PayloadFormat.JSON, written.contains("%LEL"), written);
    }

    @ParameterizedTest
    @EnumSource
    void noFormatIsAtALossForAUnit(PayloadFormat format) {
        for (Unit unit : Unit.values()) {
            assertTrue(
                    format.encode(emission(Map.of("methane", unit.symbol()), sample(null, null, "methane", 60))).length
                            > 0);
        }
    }

    @Test
    void theTopicSaysTheFormat() {
        assertEquals("lifeline/v1/gas/well-0001/dev-0001/json", PayloadFormat.JSON.topic(emission("single")));
        assertEquals("lifeline/v1/gas/well-0001/dev-0001/senml", PayloadFormat.SENML_CBOR.topic(emission("single")));
    }

    private static Emission emission(String name) {
        return switch (name) {
            case "city-now" -> emission(Map.of(), sample(null, null, "methane", 60));
            case "single" -> emission(Map.of(), sample(AT, 17L, "methane", 12.5, "pressure", 3.1));
            case "city-array" ->
                new Emission(
                        AT,
                        TOPIC,
                        List.of(sample(AT.minusSeconds(1), 16L, "methane", 1), sample(AT, 17L, "methane", 2.5)),
                        new Emission.Form(false, true),
                        Map.of("methane", "%VOL"),
                        false);
            case "city-times" -> emission(Map.of("pressure", "kPa"), sample(AT, 17L, "methane", 12.5, "pressure", 3.1));
            case "city-series" ->
                emission(
                        Map.of("methane", "%VOL"),
                        sample(AT.minusMillis(1500), 1L, "methane", 0.025),
                        sample(AT, 2L, "methane", 0.5));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Emission emission(Map<String, String> units, Sample... samples) {
        return new Emission(AT, TOPIC, List.of(samples), Emission.Form.PLAIN, units, false);
    }

    private static Sample sample(@Nullable Instant time, @Nullable Long seq, Object... values) {
        Map<String, Double> byQuantity = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            byQuantity.put((String) values[i], ((Number) values[i + 1]).doubleValue());
        }
        return new Sample(time, seq, byQuantity);
    }
}
