package lifeline.simulators.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Behaviour;
import lifeline.simulators.wave.Weather;
import org.junit.jupiter.api.Test;

class LoadDeviceTest {
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
    private static final Behaviour METHANE = new Behaviour(2, 0, List.of(), 0, 0, 0.1, 0, 100, List.of());

    private final PayloadBuffer buffer = new PayloadBuffer();

    @Test
    void noTwoReadingsOfADeviceHaveOneTimeHoweverFastItSends() throws IOException {
        LoadDevice device = device(1);
        Set<Long> times = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            for (JsonNode element : json(device.payload(50, 1_000_000, buffer))) {
                times.add(element.get("t").asLong());
            }
        }

        assertEquals(500, times.size());
    }

    @Test
    void everyTenthDeviceTellsNoTime() throws IOException {
        assertFalse(json(device(20).payload(1, 5, buffer)).has("t"));
        assertTrue(json(device(20).payload(1, 5, buffer)).has("seq"));
        assertTrue(json(device(21).payload(1, 5, buffer)).has("t"));
    }

    @Test
    void anExcursionIsThreeMessagesAndHappensOnce() throws IOException {
        LoadDevice device = device(1);
        assertFalse(device.excurse(), "not every device may");
        device.mayExcurse();

        assertTrue(device.excurse());
        assertFalse(device.excurse());
        for (int i = 0; i < 3; i++) {
            assertEquals(60, methane(device.payload(1, i, buffer)));
        }
        assertEquals(2, methane(device.payload(1, 9, buffer)), 0.2);
    }

    @Test
    void aWindowLetsNoMoreThroughThanWasConfirmed() throws InterruptedException {
        Window window = new Window(100);
        assertTrue(window.enter(100, 1));
        assertFalse(window.enter(1, 1));
        window.confirm(50);
        assertTrue(window.enter(50, 1));
        assertFalse(window.enter(1, 1));
    }

    private static LoadDevice device(int number) {
        return new LoadDevice(
                number,
                new Device("gas-methane-0001", "gas-well-0001", "gas", "methane", Duration.ofMinutes(1), List.of("methane")),
                "methane",
                METHANE,
                AT,
                new Weather(1));
    }

    private static double methane(byte[] payload) throws IOException {
        return json(payload).get("v").get("methane").asDouble();
    }

    private static JsonNode json(byte[] payload) throws IOException {
        return new JsonMapper().readTree(payload);
    }
}
