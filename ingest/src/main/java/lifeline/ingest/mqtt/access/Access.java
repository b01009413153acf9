package lifeline.ingest.mqtt.access;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.ingest.mqtt.wire.Tls;
import org.jspecify.annotations.Nullable;

/**
 * What is shown to the broker, and what it must show. Files are read at every connect, so that new ones are taken up;
 * {@link #stamp} tells when there are new ones.
 *
 * @param passwordFile holds the password; white space around it does not count
 * @param caFile certificates, PEM, one of which must have signed the broker's; without it those of the JVM are trusted
 * @param certificateFile our own certificate and those up to the CA, PEM
 * @param keyFile the private key for it, PEM, PKCS #8, not encrypted
 */
public record Access(
        @Nullable String user,
        @Nullable String password,
        @Nullable String passwordFile,
        @Nullable String caFile,
        @Nullable String certificateFile,
        @Nullable String keyFile)
        implements Serializable {

    /** Anybody, who trusts whom the JVM trusts. */
    public static final Access ANONYMOUS = new Access(null, null, null, null, null, null);

    /** From {@code LIFELINE_MQTT_USER, …_PASSWORD, …_PASSWORD_FILE, …_CA_FILE, …_CERT_FILE, …_KEY_FILE}. */
    public static Access from(Map<String, String> environment) {
        return new Access(
                text(environment, "LIFELINE_MQTT_USER"),
                text(environment, "LIFELINE_MQTT_PASSWORD"),
                text(environment, "LIFELINE_MQTT_PASSWORD_FILE"),
                text(environment, "LIFELINE_MQTT_CA_FILE"),
                text(environment, "LIFELINE_MQTT_CERT_FILE"),
                text(environment, "LIFELINE_MQTT_KEY_FILE"));
    }

    private static @Nullable String text(Map<String, String> environment, String name) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** What is wrong with it, whatever the files hold. */
    public List<String> faults(boolean tls) {
        List<String> faults = new ArrayList<>();
        if (user == null && (password != null || passwordFile != null)) {
            faults.add("a password needs a user");
        }
        if (password != null && passwordFile != null) {
            faults.add("a password and a password file: one of them");
        }
        if ((certificateFile == null) != (keyFile == null)) {
            faults.add("a client certificate needs a key, and a key a certificate");
        }
        if (!tls && (caFile != null || certificateFile != null)) {
            faults.add("certificates need a url with mqtts://");
        }
        return faults;
    }

    /** The password, as it is now. */
    public Optional<String> currentPassword() throws IOException {
        return passwordFile == null
                ? Optional.ofNullable(password)
                : Optional.of(Files.readString(Path.of(passwordFile)).strip());
    }

    /** TLS with the certificates as they are now. */
    public Tls tls() throws IOException {
        return PemTls.of(path(caFile), path(certificateFile), path(keyFile));
    }

    /** Another number whenever a file was written; a file that is not there now counts as one that was. */
    public long stamp() {
        return Stream.of(passwordFile, caFile, certificateFile, keyFile)
                .mapToLong(Access::stamp)
                .reduce(0, (all, one) -> 31 * all + one);
    }

    private static long stamp(@Nullable String file) {
        if (file == null) {
            return 0;
        }
        try {
            Path path = Path.of(file);
            return Objects.hash(Files.getLastModifiedTime(path).toMillis(), Files.size(path));
        } catch (IOException e) {
            return -1;
        }
    }

    private static Optional<Path> path(@Nullable String file) {
        return Optional.ofNullable(file).map(Path::of);
    }

    @Override
    public String toString() {
        return "Access[" + (user == null ? "anonymous" : user) + ']';
    }
}
