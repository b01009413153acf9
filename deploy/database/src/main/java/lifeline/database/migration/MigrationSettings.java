package lifeline.database.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.contract.store.StoreUrl;

/**
 * Which store to migrate, as whom, and the logins to make there.
 *
 * @param logins a login role for each program whose password is given
 */
record MigrationSettings(String url, String user, String password, List<Login> logins) {
    /** The roles of {@code roles.sql} that a deployment logs in for. */
    private static final List<String> PROGRAMS = List.of("job", "service", "reader", "player");

    /** A role that may log in and has the rights of {@code role}. */
    record Login(String name, String role, String password) {}

    /** @throws IllegalArgumentException listing every fault */
    static MigrationSettings from(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        String url = url(environment, faults);
        String user = environment.getOrDefault("LIFELINE_DB_USER", "");
        if (user.isBlank()) {
            faults.add("LIFELINE_DB_USER must name a user who may create tables and roles");
        }
        String password = secret("LIFELINE_DB_PASSWORD", environment, faults);
        List<Login> logins = new ArrayList<>();
        for (String program : PROGRAMS) {
            String setting = "LIFELINE_" + program.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD";
            String loginPassword = secret(setting, environment, faults);
            if (!loginPassword.isEmpty()) {
                logins.add(new Login("lifeline_" + program + "_login", "lifeline_" + program, loginPassword));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return new MigrationSettings(url, user, password, List.copyOf(logins));
    }

    private static String url(Map<String, String> environment, List<String> faults) {
        try {
            return StoreUrl.jdbc(environment.getOrDefault("LIFELINE_DB_URL", ""));
        } catch (IllegalArgumentException e) {
            faults.add("LIFELINE_DB_URL " + e.getMessage());
            return "";
        }
    }

    private static String secret(String setting, Map<String, String> environment, List<String> faults) {
        String file = environment.getOrDefault(setting + "_FILE", "");
        if (file.isEmpty()) {
            return environment.getOrDefault(setting, "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            faults.add(setting + "_FILE cannot be read: " + file);
            return "";
        }
    }
}
