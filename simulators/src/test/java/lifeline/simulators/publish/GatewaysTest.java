package lifeline.simulators.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaysTest {
    @ParameterizedTest(name = "{0} connections")
    @ValueSource(ints = {1, 7, 10, 100, 2_000})
    void whatWaitsForABrokerThatIsAwayIsBoundedForEachConnectionAndInAll(int connections) {
        int room = Gateways.roomEach(connections);
        assertTrue(room >= 100 && room <= 20_000, "each: " + room);
        assertTrue(room * connections <= 200_000, "in all: " + room * connections);
    }

    @ParameterizedTest(name = "{0} devices")
    @ValueSource(ints = {1, 999, 1_000})
    void upToAThousandDevicesShareOneConnection(int devices) {
        assertEquals(1, Gateways.connectionsFor(devices));
    }
}
