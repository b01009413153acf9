package lifeline.ingest.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MqttSettingsTest {
    @Test
    void listsEveryFaultAtOnce() {
        MqttSettingsBuilder wrong = MqttSettings.of("http://somewhere")
                .installation("not an id")
                .sessions(0)
                .receiveMaximum(70_000)
                .sessionExpiry(Duration.ZERO)
                .keepAlive(Duration.ofSeconds(10), Duration.ofSeconds(11));

        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, wrong::build).getMessage());

        for (String fault : new String[] {"url", "installation", "sessions", "receive maximum", "expiry", "silence"}) {
            assertTrue(message.contains(fault), fault + " in: " + message);
        }
    }

    @Test
    void refusesToStartWhenTheWindowIsTooSmallForTheRate() {
        MqttSettingsBuilder settings =
                MqttSettings.of("mqtt://broker").sessions(2).receiveMaximum(1_000);

        settings.expecting(2_000, Duration.ofSeconds(1)).build();
        settings.expecting(2_001, Duration.ofSeconds(1));

        assertThrows(IllegalArgumentException.class, settings::build);
    }

    @Test
    void comeFromTheEnvironment() {
        MqttSettings settings = MqttSettings.from(Map.of(
                        "LIFELINE_MQTT_URL", "mqtt://broker:1884",
                        "LIFELINE_MQTT_USER", "ingest",
                        "LIFELINE_MQTT_PASSWORD", "secret",
                        "LIFELINE_INSTALLATION", "weihai"))
                .build();

        assertEquals("mqtt://broker:1884", settings.url());
        assertEquals("lifeline-weihai-3", settings.clientId(3));
        assertEquals("$share/lifeline-weihai/lifeline/#", settings.subscription());
        assertEquals("secret", settings.access().password());
    }

    @Test
    void neverShowThePassword() {
        assertFalse(MqttSettings.of("mqtt://broker")
                .user("ingest", "secret")
                .build()
                .toString()
                .contains("secret"));
    }
}
