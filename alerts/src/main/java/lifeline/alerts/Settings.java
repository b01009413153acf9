package lifeline.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lifeline.alerts.access.login.OidcSettings;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.cycle.ClocksYaml;
import lifeline.alerts.noise.NoiseSettings;
import lifeline.alerts.page.PageSettings;
import lifeline.alerts.watch.stage.WatchSettings;
import lifeline.contract.clock.CityClock;
import lifeline.contract.store.StoreUrl;
import lifeline.contract.warning.WarningLevels;

/**
 * What the environment says, checked as a whole: either every setting is usable or all faults are told at once.
 *
 * @param databaseUrl as JDBC wants it, without credentials
 * @param httpPort 0 for any free one
 * @param warning how many levels of warning the city has
 * @param paging what leaves for people, and where it may go
 * @param clocks how long an alert may stand in each stage
 * @param sessionKey what session cookies are sealed with; absent: a random one for each start
 * @param noise how quiet it is
 * @param watch who is told when a stage is not well
 * @param oidc the city's own directory, where people log in; absent: local accounts alone
 */
public record Settings(
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String httpHost,
        int httpPort,
        CityClock clock,
        WarningLevels warning,
        Optional<Path> statusFile,
        PageSettings paging,
        Clocks clocks,
        Optional<String> sessionKey,
        NoiseSettings noise,
        WatchSettings watch,
        Optional<OidcSettings> oidc) {
    private static final int SESSION_KEY_MIN_LENGTH = 16;

    /** @throws InvalidSettingsException naming everything that is wrong */
    public static Settings from(Map<String, String> environment) {
        return new Reader(environment).read();
    }

    /** Whether only programs of this machine can reach the service. */
    public boolean isLoopback() {
        return httpHost.equals("localhost") || httpHost.equals("::1") || httpHost.startsWith("127.");
    }

    @Override
    public String toString() {
        return "Settings[" + databaseUrl + " as " + databaseUser + ", http " + httpHost + ":" + httpPort + "]";
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = new TreeMap<>(environment);
        }

        Settings read() {
            Settings settings = new Settings(
                    databaseUrl(),
                    required("LIFELINE_DB_USER"),
                    password(),
                    text("LIFELINE_HTTP_HOST").orElse("127.0.0.1"),
                    port(),
                    clock(),
                    warning(),
                    text("LIFELINE_STATUS_FILE").map(Path::of),
                    PageSettings.from(environment, faults),
                    text("LIFELINE_CLOCKS")
                            .map(text -> ClocksYaml.read("LIFELINE_CLOCKS", text, faults::add))
                            .orElse(Clocks.DEFAULT),
                    sessionKey(),
                    noise(),
                    WatchSettings.from(environment, faults),
                    OidcSettings.from(environment, faults));
            if (!faults.isEmpty()) {
                throw new InvalidSettingsException(faults);
            }
            return settings;
        }

        private Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }

        private String required(String name) {
            Optional<String> text = text(name);
            if (text.isEmpty()) {
                faults.add(name + " is missing");
            }
            return text.orElse("");
        }

        private String databaseUrl() {
            try {
                return StoreUrl.jdbc(text("LIFELINE_DB_URL").orElse(""));
            } catch (IllegalArgumentException e) {
                // without what was given: it may hold a password
                faults.add(
                        "LIFELINE_DB_URL must be jdbc:postgresql://HOST:PORT/DATABASE or postgresql://HOST:PORT/DATABASE");
                return "";
            }
        }

        private String password() {
            Optional<String> file = text("LIFELINE_DB_PASSWORD_FILE");
            if (file.isEmpty()) {
                return required("LIFELINE_DB_PASSWORD");
            }
            try {
                return Files.readString(Path.of(file.get())).strip();
            } catch (IOException e) {
                faults.add("LIFELINE_DB_PASSWORD_FILE cannot be read: " + file.get());
                return "";
            }
        }

        private int port() {
            String text = text("LIFELINE_HTTP_PORT").orElse("8080");
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
                faults.add("LIFELINE_HTTP_PORT must be 0 to 65535, was: " + text);
                return 0;
            }
            return Integer.parseInt(text);
        }

        private CityClock clock() {
            try {
                return CityClock.from(environment);
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return CityClock.SYSTEM;
            }
        }

        private WarningLevels warning() {
            try {
                return WarningLevels.from(environment);
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return WarningLevels.FOUR;
            }
        }

        private Optional<String> sessionKey() {
            Optional<String> key = text("LIFELINE_SESSION_KEY");
            if (key.isPresent() && key.get().length() < SESSION_KEY_MIN_LENGTH) {
                faults.add("LIFELINE_SESSION_KEY must have at least " + SESSION_KEY_MIN_LENGTH + " characters");
            }
            return key;
        }

        private NoiseSettings noise() {
            Optional<String> file = text("LIFELINE_NOISE_FILE");
            try {
                return file.isEmpty()
                        ? NoiseSettings.shipped()
                        : NoiseSettings.parse(file.get(), Files.readString(Path.of(file.get())));
            } catch (IOException e) {
                faults.add("LIFELINE_NOISE_FILE cannot be read: " + file.orElse(""));
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
            return NoiseSettings.shipped();
        }
    }
}
