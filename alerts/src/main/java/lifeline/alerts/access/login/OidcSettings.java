package lifeline.alerts.access.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The city's own directory, where it has one: OpenID Connect.
 *
 * @param url of the provider, as its discovery document has it
 * @param client what this service is called there
 * @param secret its password there; absent for a public client
 * @param roles where a token has the roles, with slashes between the names of nested claims
 */
public record OidcSettings(String url, String client, Optional<String> secret, String roles) {
    /** @param faults everything that is wrong is added to it */
    public static Optional<OidcSettings> from(Map<String, String> environment, List<String> faults) {
        Optional<String> url = text(environment, "LIFELINE_OIDC_URL");
        if (url.isPresent() && !url.get().matches("https?://[\\w.:\\[\\]-]+(/[\\w./-]*)?")) {
            faults.add("LIFELINE_OIDC_URL must be http(s)://HOST[:PORT][/PATH], was: " + url.get());
        }
        return url.map(found -> new OidcSettings(
                found,
                text(environment, "LIFELINE_OIDC_CLIENT").orElse("lifeline"),
                secret(environment, faults),
                text(environment, "LIFELINE_OIDC_ROLES").orElse("roles")));
    }

    private static Optional<String> secret(Map<String, String> environment, List<String> faults) {
        Optional<String> file = text(environment, "LIFELINE_OIDC_SECRET_FILE");
        try {
            return file.isEmpty()
                    ? file
                    : Optional.of(Files.readString(Path.of(file.get())).strip());
        } catch (IOException e) {
            faults.add("LIFELINE_OIDC_SECRET_FILE cannot be read: " + file.get());
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /**
     * As the framework wants it.
     *
     * @param key what sessions are sealed with, 32 characters at least
     */
    public Map<String, String> properties(String key) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.oidc.tenant-enabled", "true");
        properties.put("quarkus.oidc.auth-server-url", url);
        properties.put("quarkus.oidc.client-id", client);
        secret.ifPresent(text -> properties.put("quarkus.oidc.credentials.secret", text));
        properties.put("quarkus.oidc.application-type", "hybrid");
        properties.put("quarkus.oidc.roles.role-claim-path", roles);
        properties.put("quarkus.oidc.token.principal-claim", "preferred_username");
        properties.put("quarkus.oidc.authentication.redirect-path", "/login/oidc");
        properties.put("quarkus.oidc.authentication.cookie-path", "/");
        properties.put("quarkus.oidc.token-state-manager.encryption-secret", key);
        return properties;
    }

    @Override
    public String toString() {
        return "OidcSettings[" + url + " as " + client + "]";
    }
}
