package lifeline.ingest.codec.senml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Unit;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.validation.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A laboratory whose devices speak SenML, on native and on foreign topics. */
final class SenmlSamples {
    static final String NATIVE = "lifeline/v1/lab/bench/dev-0001/senml";

    /** The payload names the device. */
    static final String OPEN = "rfc8428/open";

    private static final String SETTINGS = """
            - filter: rfc8428/open
              format: senml
              namespace: open
              domain: lab
              asset: { "*": bench }
              quantities:
                temp: temperature
                temperature: temperature
                heat: heat
                fan: heat
                humidity: humidity
                voltage: voltage
                current: current
                methane: methane
                pressure: pressure
            - filter: rfc8428/+/named
              format: senml
              namespace: rfc
              domain: lab
              device: "{2}"
              asset: bench
              quantities: { "urn:dev:ow:10e2073a01080063": QUANTITY }
            """;

    private SenmlSamples() {}

    /** Read from the topic its name asks for. */
    static Outcome decode(String name, byte[] payload) throws IOException {
        boolean isSingle = name.startsWith("rfc8428-5.1.1");
        boolean isNamedByTopic = isSingle || name.startsWith("rfc8428-5.1.3") || name.startsWith("rfc8428-5.1.4");
        String topic = name.startsWith("city-") ? NATIVE : isNamedByTopic ? "rfc8428/dev-1/named" : OPEN;
        return decoder(isSingle ? "temperature" : "humidity").decode(message(topic, payload));
    }

    static Message message(String topic, byte[] payload) {
        return Samples.message(topic, payload);
    }

    static Decoder decoder(String quantity) throws IOException {
        Path file = Files.createTempFile("foreign", ".yaml");
        try {
            Files.writeString(file, SETTINGS.replace("QUANTITY", quantity));
            return new Decoder(Vocabulary.of(catalogue()), ForeignTopics.read(file, catalogue()));
        } finally {
            Files.delete(file);
        }
    }

    private static Catalogue catalogue() {
        return new Catalogue(List.of(new Domain(
                "lab",
                new Text("实验室", "Laboratory"),
                List.of(
                        quantity("temperature", Unit.CELSIUS, null),
                        quantity("humidity", Unit.PERCENT_RH, null),
                        quantity("voltage", Unit.VOLT, null),
                        quantity("current", Unit.AMPERE, null),
                        quantity("heat", Unit.STATE, null),
                        quantity("pressure", Unit.KILOPASCAL, null),
                        quantity("methane", Unit.PERCENT_LEL, 5.0)),
                List.of(),
                List.of())));
    }

    private static Quantity quantity(String name, Unit unit, @Nullable Double lelBasis) {
        return new Quantity(
                name, new Text(name, name), unit, 0, 1000, null, lelBasis, Duration.ofMinutes(1), "a sample");
    }
}
