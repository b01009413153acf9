package lifeline.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the broker keeps its journal and where it listens.
 *
 * @param data directory of the journal; made when it is missing
 * @param port 0 for any free one
 */
record BrokerSettings(Path data, int port) {
    static final String DATA = "LIFELINE_DATA";
    static final String PORT = "LIFELINE_MQTT_PORT";
    private static final int DEFAULT_PORT = 1883;
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException listing every fault */
    static BrokerSettings from(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        String data = environment.getOrDefault(DATA, "");
        if (data.isBlank()) {
            faults.add(DATA + " must name the directory to keep data in");
        }
        int port = port(environment.getOrDefault(PORT, ""), faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return new BrokerSettings(Path.of(data).toAbsolutePath().resolve("broker"), port);
    }

    private static int port(String text, List<String> faults) {
        if (text.isBlank()) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // falls through to the fault below
        }
        faults.add(PORT + " must be a port from 0 (any) to " + MAX_PORT + ", was: " + text);
        return DEFAULT_PORT;
    }
}
