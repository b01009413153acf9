package lifeline.simulators.shadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** As whom a program connects to the store: {@code LIFELINE_DB_USER}, {@code LIFELINE_DB_PASSWORD} or {@code …_PASSWORD_FILE}. */
public final class StoreLogin {
    private StoreLogin() {}

    /**
     * What JDBC is given.
     *
     * @param program is told to the store
     * @throws IllegalArgumentException when the password cannot be read
     */
    public static Properties from(Map<String, String> environment, String program) {
        Properties login = new Properties();
        login.setProperty("user", setting(environment, "LIFELINE_DB_USER").orElse(""));
        login.setProperty("password", password(environment));
        login.setProperty("ApplicationName", program);
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "30");
        return login;
    }

    private static String password(Map<String, String> environment) {
        Optional<String> file = setting(environment, "LIFELINE_DB_PASSWORD_FILE");
        if (file.isEmpty()) {
            return setting(environment, "LIFELINE_DB_PASSWORD").orElse("");
        }
        try {
            return Files.readString(Path.of(file.get())).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("LIFELINE_DB_PASSWORD_FILE cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
