package lifeline.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.simulators.publish.PayloadFormat;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void tellsEveryFaultAtOnce() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> Options.parse(
                        List.of(
                                "--url",
                                "http://x",
                                "--devices=many",
                                "--rate",
                                "-1",
                                "--speed",
                                "--format=morse",
                                "--truth",
                                "/no/where/t"),
                        Map.of("LIFELINE_CLOCK", "noon")));
        String told = String.valueOf(refusal.getMessage());
        for (String part : List.of(
                "must look like mqtt://",
                "--devices must be",
                "--rate must be",
                "--speed",
                "--format must be one of json, senml, senml-cbor, alink, huawei",
                "/no/where",
                "LIFELINE_CLOCK")) {
            assertTrue(told.contains(part), part + " is missing in: " + told);
        }
    }

    @Test
    void argumentsComeBeforeTheEnvironmentAndThatBeforeDefaults() {
        Map<String, String> environment = Map.of("LIFELINE_MQTT_URL", "mqtt://from-environment:1");
        assertEquals(
                "mqtt://127.0.0.1:1883",
                Options.parse(List.of(), Map.of()).broker().url());
        assertEquals(
                "mqtt://from-environment:1",
                Options.parse(List.of(), environment).broker().url());
        assertEquals(
                "mqtts://given:2",
                Options.parse(List.of("--url=mqtts://given:2"), environment)
                        .broker()
                        .url());
    }

    @Test
    void framesComeWithTheCityButNotWithARateOfMessages() {
        assertTrue(wantsFrames());
        assertFalse(wantsFrames("--rate", "100"));
        assertTrue(wantsFrames("--rate", "100", "--samples-per-s", "50000"));
        assertTrue(wantsFrames("--frames-only", "--rate", "100"));
        assertTrue(Options.parse(List.of("--frames-only"), Map.of()).frames().only());
    }

    private static boolean wantsFrames(String... arguments) {
        Options options = Options.parse(List.of(arguments), Map.of());
        return options.frames().wanted(options.rate());
    }

    @Test
    void devicesShareAConnectionByTheThousandUnlessToldOtherwise() {
        assertEquals(1, connections().number());
        assertEquals(100, connections("--devices", "100000").number());
        assertEquals(100, connections("--devices", "1000000").number());
        assertEquals(8, connections("--devices", "100000", "--connections", "8").number());
    }

    @Test
    void connectionsAreDroppedOnlyWhenAskedAndInPlainWords() {
        assertEquals(Optional.empty(), connections().dropEvery());
        assertEquals(
                Optional.of(Duration.ofSeconds(90)),
                connections("--drop-connections", "90s").dropEvery());
        assertEquals(
                Optional.of(Duration.ofMinutes(5)),
                connections("--drop-connections=5m").dropEvery());
        String refusal = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> connections("--drop-connections", "often"))
                        .getMessage());
        assertTrue(refusal.contains("--drop-connections must be a time such as 60s or 5m"), refusal);
    }

    private static Options.Connections connections(String... arguments) {
        return Options.parse(List.of(arguments), Map.of()).connections();
    }

    @Test
    void theHelpNamesEveryScenarioAndFormat() {
        String help = String.format(Options.HELP, Simulators.scenarios());
        assertTrue(help.contains("bridge-overload, default, device-faults, gas-leak"), help);
        assertTrue(help.contains(String.join(", ", PayloadFormat.words()) + ", sparkplug"), help);
    }

    @Test
    void topicsAreWrittenForFormatsThatAreReadByDomain() {
        assertEquals(
                TopicsOfOthers.ALINK,
                Options.parse(List.of("--format=alink", "--topics=t.yaml"), Map.of())
                        .topicsOfOthers());
        assertEquals(
                TopicsOfOthers.SPARKPLUG,
                Options.parse(List.of("--format=sparkplug", "--topics=t.yaml"), Map.of())
                        .topicsOfOthers());
        String refusal = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> Options.parse(List.of("--format=huawei", "--topics=t.yaml"), Map.of()))
                .getMessage());
        assertTrue(refusal.contains("--topics is for --format alink and --format sparkplug"), refusal);
    }

    @Test
    void devicesAreBehindEdgeNodesOnlyWhenAskedFor() {
        assertTrue(Options.parse(List.of("--format", "sparkplug"), Map.of()).edgeNodes());
        assertFalse(Options.parse(List.of("--format", "alink"), Map.of()).edgeNodes());
        assertFalse(Options.parse(List.of(), Map.of()).edgeNodes());
    }
}
