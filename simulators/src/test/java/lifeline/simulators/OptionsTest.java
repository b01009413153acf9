package lifeline.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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
    void theHelpNamesEveryScenarioAndFormat() {
        String help = String.format(Options.HELP, Simulators.scenarios());
        assertTrue(help.contains("bridge-overload, default, gas-leak"), help);
        assertTrue(help.contains(String.join(", ", PayloadFormat.words())), help);
    }
}
