package lifeline.alerts;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import lifeline.contract.process.ParentWatch;

/** Starts the service, or ends with code 2 and every fault of the settings. */
@QuarkusMain
public final class AlertsMain {
    private AlertsMain() {}

    public static void main(String[] arguments) {
        Settings settings;
        try {
            settings = Settings.from(System.getenv());
        } catch (InvalidSettingsException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        ParentWatch.start();
        System.setProperty("quarkus.datasource.jdbc.url", settings.databaseUrl());
        System.setProperty("quarkus.datasource.username", settings.databaseUser());
        System.setProperty("quarkus.datasource.password", settings.databasePassword());
        System.setProperty("quarkus.http.host", settings.httpHost());
        System.setProperty("quarkus.http.port", Integer.toString(settings.httpPort()));
        String key = settings.sessionKey().orElseGet(AlertsMain::randomKey);
        System.setProperty("quarkus.http.auth.session.encryption-key", key);
        settings.oidc().ifPresent(oidc -> oidc.properties(longer(key)).forEach(System::setProperty));
        Quarkus.run(Service.class, arguments);
    }

    /** Another key from the same secret, as long as sessions of the directory want it. */
    private static String longer(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("directory " + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
