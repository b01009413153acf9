package lifeline.simulators.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.publish.senml.SenmlCbor;
import lifeline.simulators.publish.senml.SenmlJson;

/** How the devices write what they say, and on which topic. */
public enum PayloadFormat {
    JSON,
    SENML,
    SENML_CBOR;

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PayloadFormat> parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** Every word, for people. */
    public static List<String> words() {
        return Arrays.stream(values()).map(PayloadFormat::word).toList();
    }

    String topic(Emission emission) {
        return switch (this) {
            case JSON -> emission.topic().toString();
            case SENML, SENML_CBOR -> on(emission.topic(), Format.SENML);
        };
    }

    byte[] encode(Emission emission) {
        return switch (this) {
            case JSON -> NativeJson.encode(emission);
            case SENML -> SenmlJson.encode(emission);
            case SENML_CBOR -> SenmlCbor.encode(emission);
        };
    }

    private static String on(Topic topic, Format format) {
        return new Topic(topic.domain(), topic.asset(), topic.device(), format).toString();
    }
}
