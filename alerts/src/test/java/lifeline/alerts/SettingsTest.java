package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Map<String, String> ENOUGH = Map.of(
            "LIFELINE_DB_URL", "postgresql://store:5433/lifeline",
            "LIFELINE_DB_USER", "service",
            "LIFELINE_DB_PASSWORD", "secret");

    private static Settings with(String name, String value) {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.put(name, value);
        return Settings.from(environment);
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        Settings settings = Settings.from(ENOUGH);
        assertEquals("127.0.0.1", settings.httpHost());
        assertEquals(8080, settings.httpPort());
        assertTrue(settings.isLoopback());
        assertFalse(with("LIFELINE_HTTP_HOST", "0.0.0.0").isLoopback());
    }

    @Test
    void takesTheDatabaseInEitherForm() {
        String jdbc = "jdbc:postgresql://store:5433/lifeline";
        assertEquals(jdbc, Settings.from(ENOUGH).databaseUrl());
        assertEquals(jdbc, with("LIFELINE_DB_URL", jdbc).databaseUrl());
    }

    @Test
    void readsThePasswordFromItsFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "from the file\n");
        assertEquals(
                "from the file",
                with("LIFELINE_DB_PASSWORD_FILE", file.toString()).databasePassword());
    }

    @Test
    void namesEveryFaultAtOnce() {
        Map<String, String> environment = Map.of(
                "LIFELINE_DB_URL", "mysql://store/lifeline",
                "LIFELINE_HTTP_PORT", "http",
                "LIFELINE_CLOCK", "fast",
                "LIFELINE_WARNING_LEVELS", "two",
                "LIFELINE_CLOCKS", "{RED: {NOTIFIED: soon}, PINK: {}}",
                "LIFELINE_SESSION_KEY", "short");
        String message = String.valueOf(assertThrows(InvalidSettingsException.class, () -> Settings.from(environment))
                .getMessage());
        for (String name : new String[] {
            "LIFELINE_DB_URL",
            "LIFELINE_DB_USER",
            "LIFELINE_DB_PASSWORD",
            "LIFELINE_HTTP_PORT",
            "LIFELINE_CLOCK",
            "LIFELINE_WARNING_LEVELS",
            "'soon'",
            "'PINK'",
            "LIFELINE_SESSION_KEY"
        }) {
            assertTrue(message.contains(name), () -> name + " is not in: " + message);
        }
    }

    @Test
    void doesNotTellItsPassword() {
        assertFalse(Settings.from(ENOUGH).toString().contains("secret"));
    }
}
