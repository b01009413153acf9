package lifeline.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the database keeps its data and where it listens.
 *
 * @param data directory of the installation; the cluster is in {@code postgres}, the password in {@code secrets}
 * @param port 0 for any free one
 */
record DatabaseSettings(Path data, int port) {
    static final String DATA = "LIFELINE_DATA";
    static final String PORT = "LIFELINE_DB_PORT";
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException listing every fault */
    static DatabaseSettings from(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        String data = environment.getOrDefault(DATA, "");
        if (data.isBlank()) {
            faults.add(DATA + " must name the directory to keep data in");
        }
        String portText = environment.getOrDefault(PORT, "0");
        if (!portText.matches("\\d{1,5}") || Integer.parseInt(portText) > MAX_PORT) {
            faults.add(PORT + " must be a port from 0 (any) to " + MAX_PORT + ", was: " + portText);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return new DatabaseSettings(Path.of(data).toAbsolutePath(), Integer.parseInt(portText));
    }

    Path cluster() {
        return data.resolve("postgres");
    }

    Path passwordFile() {
        return data.resolve("secrets").resolve("database-admin");
    }
}
