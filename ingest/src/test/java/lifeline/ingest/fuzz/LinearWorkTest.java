package lifeline.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the payload takes at most about twice the memory, however a stranger makes it grow. */
class LinearWorkTest {
    private static final int REPEATED = 20_000;
    private static final double TWICE = 2.5;
    private static final long BUFFERS = 1 << 20;

    /** Format, what stands before, what is repeated, what stands behind. {@code #} is the number of the repetition. */
    static List<Arguments> growing() {
        String service = "\"service_id\":\"" + "s".repeat(64) + "\"";
        return List.of(
                Arguments.of(Format.JSON, "[", "{\"v\":{\"methane\":1}},", "{}]"),
                Arguments.of(Format.JSON, "{\"v\":{", "\"q#\":1,", "\"methane\":1}}"),
                Arguments.of(Format.JSON, "{\"v\":{\"methane\":", "9", "}}"),
                Arguments.of(Format.JSON, "{\"x\":\"", "xxxxx", "\",\"v\":{\"methane\":1}}"),
                Arguments.of(Format.JSON, "", "[", ""),
                Arguments.of(Format.SENML_JSON, "[", "{\"n\":\"methane\",\"v\":1},", "{}]"),
                Arguments.of(Format.SENML_JSON, "[", "{\"bn\":\"urn:dev:#\",\"n\":\"q\",\"v\":1},", "{}]"),
                Arguments.of(Format.SENML_JSON, "[{\"bn\":\"", "bbbb", "\"},{\"n\":\"methane\",\"v\":1}]"),
                Arguments.of(Format.ALINK, "{\"params\":{", "\"q#\":1,", "\"WF\":1}}"),
                Arguments.of(Format.ALINK, "{\"params\":{", "\"WF\":{\"value\":1,\"time\":\"now\"},", "\"WF\":1}}"),
                Arguments.of(Format.ALINK_BATCH, "{\"params\":{\"properties\":{\"WF\":[", "{\"value\":1},", "2]}}}"),
                Arguments.of(
                        Format.ALINK_PACK, "{\"params\":{\"subDevices\":[", "{\"properties\":{\"WF\":1}},", "0]}}"),
                Arguments.of(
                        Format.ALINK_PACK,
                        "{\"params\":{\"subDevices\":[{\"identity\":{\"productKey\":\"k\",\"deviceName\":\"",
                        "n.",
                        "\"},\"properties\":{\"WF\":1}}]}}"),
                Arguments.of(
                        Format.ALINK_HISTORY,
                        "{\"params\":[{\"identity\":{\"productKey\":\"k\",\"deviceName\":\"d\"},\"properties\":[",
                        "{\"WF\":1},",
                        "{}]}]}"),
                Arguments.of(
                        Format.HUAWEI, "{\"services\":[{" + service + ",\"properties\":{", "\"q#\":1,", "\"x\":1}}]}"),
                Arguments.of(
                        Format.HUAWEI, "{\"services\":[{\"service_id\":\"", "ss", "\",\"properties\":{\"a\":1}}]}"),
                Arguments.of(Format.HUAWEI, "{\"services\":[", "{\"properties\":{\"level\":1}},", "0]}"),
                Arguments.of(
                        Format.HUAWEI,
                        "{\"devices\":[",
                        "{\"device_id\":\"d#\",\"services\":[{\"properties\":{\"level\":1}}]},",
                        "0]}"));
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @MethodSource("growing")
    void noInputTakesMoreThanLinearMemory(Format format, String before, String repeated, String behind) {
        byte[] once = payload(before, repeated, behind, REPEATED / 2);
        byte[] twice = payload(before, repeated, behind, REPEATED);
        format.read(once); // all classes are loaded
        long small = format.allocatedReading(once);
        long large = format.allocatedReading(twice);
        assertTrue(
                large <= TWICE * small + BUFFERS,
                () -> once.length + " bytes took " + small + ", " + twice.length + " took " + large);
    }

    /** The longest name of a service beside as many properties as fit: what would be written out for each of them. */
    @ParameterizedTest(name = "a service name of {0} bytes")
    @ValueSource(ints = {64, 65, 1_000, 100_000})
    void aLongNameIsNotWrittenOutForEachOfItsProperties(int length) {
        byte[] payload = payload(
                "{\"services\":[{\"service_id\":\"" + "s".repeat(length) + "\",\"properties\":{",
                "\"q#\":1,",
                "\"x\":1}}]}",
                REPEATED);
        Format.HUAWEI.read(payload);
    }

    @ParameterizedTest(name = "a base name of {0} bytes")
    @ValueSource(ints = {64, 1_000, 100_000})
    void aLongBaseNameIsNotWrittenOutForEachOfItsRecords(int length) {
        byte[] payload =
                payload("[{\"bn\":\"" + "b".repeat(length) + "\"},", "{\"n\":\"q#\",\"v\":1},", "{}]", REPEATED);
        Format.SENML_JSON.read(payload);
    }

    private static byte[] payload(String before, String repeated, String behind, int times) {
        StringBuilder text = new StringBuilder(before);
        for (int time = 0; time < times; time++) {
            text.append(repeated.replace("#", Integer.toString(time)));
        }
        return text.append(behind).toString().getBytes(UTF_8);
    }
}
