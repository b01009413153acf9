package lifeline.ingest.mqtt.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void comesFromTheEnvironmentAndWhatIsEmptyIsNotThere() {
        Access access = Access.from(Map.of(
                "LIFELINE_MQTT_USER", "ingest",
                "LIFELINE_MQTT_PASSWORD", "",
                "LIFELINE_MQTT_PASSWORD_FILE", "/p",
                "LIFELINE_MQTT_CA_FILE", "/ca",
                "LIFELINE_MQTT_CERT_FILE", "/cert",
                "LIFELINE_MQTT_KEY_FILE", "/key"));

        assertEquals(new Access("ingest", null, "/p", "/ca", "/cert", "/key"), access);
        assertEquals(Access.ANONYMOUS, Access.from(Map.of()));
        assertTrue(access.faults(true).isEmpty());
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        assertEquals(
                3, new Access(null, "a", "/b", null, "/cert", null).faults(true).size());
        assertEquals(
                1, new Access("u", "a", null, "/ca", null, null).faults(false).size());
    }

    @Test
    void readsThePasswordAnewEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "first\n");
        Access access = new Access("u", null, file.toString(), null, null, null);
        assertEquals(Optional.of("first"), access.currentPassword());
        long stamp = access.stamp();
        assertEquals(stamp, access.stamp());

        Files.writeString(file, "the second\n");

        assertEquals(Optional.of("the second"), access.currentPassword());
        assertNotEquals(stamp, access.stamp());
    }

    @Test
    void neverShowsAPassword() {
        assertFalse(new Access("u", "secret", null, null, null, null).toString().contains("secret"));
    }

    @Test
    void aFileWithoutACertificateOrAKeyIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");

        for (org.junit.jupiter.api.function.Executable reading : new org.junit.jupiter.api.function.Executable[] {
            () -> new PemFile(file).certificates(), () -> new PemFile(file).privateKey()
        }) {
            IOException failure = assertThrows(IOException.class, reading);
            assertTrue(String.valueOf(failure.getMessage()).contains("wrong.pem"), String.valueOf(failure));
        }
    }
}
