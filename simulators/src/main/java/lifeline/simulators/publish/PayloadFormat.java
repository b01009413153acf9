package lifeline.simulators.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.publish.cloud.AlinkJson;
import lifeline.simulators.publish.cloud.HuaweiJson;
import lifeline.simulators.publish.cloud.OwnUnits;
import lifeline.simulators.publish.senml.SenmlCbor;
import lifeline.simulators.publish.senml.SenmlJson;

/** How the devices write what they say, and on which topic. */
public enum PayloadFormat {
    JSON,
    SENML,
    SENML_CBOR,
    /** On Alink's topics, the domain being the product. */
    ALINK,
    /** On Huawei IoTDA's topics, the domain being the service. */
    HUAWEI;

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
            case ALINK -> AlinkJson.topic(emission.topic().domain(), emission);
            case HUAWEI -> HuaweiJson.topic(emission);
        };
    }

    byte[] encode(Emission emission) {
        return switch (this) {
            case JSON -> NativeJson.encode(emission);
            case SENML -> SenmlJson.encode(emission);
            case SENML_CBOR -> SenmlCbor.encode(emission);
            case ALINK -> AlinkJson.encode(id(emission), OwnUnits.of(emission));
            case HUAWEI -> HuaweiJson.encode(OwnUnits.of(emission));
        };
    }

    /** The running number where there is one: an id of the message that differs from its neighbours'. */
    private static long id(Emission emission) {
        Long seq =
                emission.samples().isEmpty() ? null : emission.samples().get(0).seq();
        return seq == null ? 0 : seq;
    }

    private static String on(Topic topic, Format format) {
        return new Topic(topic.domain(), topic.asset(), topic.device(), format).toString();
    }
}
