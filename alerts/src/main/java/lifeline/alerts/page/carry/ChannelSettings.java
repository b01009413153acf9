package lifeline.alerts.page.carry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is set for a channel. Secrets are named, never said: {@code {"url": "…", "token": "ding-gas", "secret": "ding-gas-sign"}}
 * names two of them.
 *
 * @param plain by name
 * @param secretNames names of secrets, by what they are for
 */
public record ChannelSettings(Map<String, String> plain, Map<String, String> secretNames) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> SECRET = Set.of("token", "secret", "password");
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "DINGTALK", Set.of("url", "keyword", "token", "secret"),
            "WECOM", Set.of("url", "token"),
            "FEISHU", Set.of("url", "token", "secret"),
            "WEBHOOK", Set.of("url", "secret"),
            "ALERTMANAGER", Set.of("url"),
            "MAIL", Set.of("host", "port", "from", "tls", "user", "password"),
            "MQTT", Set.of("url", "topic", "user", "password"));
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "DINGTALK", Set.of("token"),
            "WECOM", Set.of("token"),
            "FEISHU", Set.of("token"),
            "WEBHOOK", Set.of("url"),
            "ALERTMANAGER", Set.of("url"),
            "MAIL", Set.of("host", "from"),
            "MQTT", Set.of("url", "topic"));

    public ChannelSettings {
        plain = Map.copyOf(plain);
        secretNames = Map.copyOf(secretNames);
    }

    /** @throws IllegalArgumentException when it is no object of texts */
    public static ChannelSettings read(String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("settings are no JSON", e);
        }
        if (!tree.isObject()) {
            throw new IllegalArgumentException("settings are an object");
        }
        Map<String, String> plain = new TreeMap<>();
        Map<String, String> secrets = new TreeMap<>();
        tree.properties().forEach(entry -> {
            if (!entry.getValue().isValueNode()) {
                throw new IllegalArgumentException(entry.getKey() + " must be a text or a number");
            }
            (SECRET.contains(entry.getKey()) ? secrets : plain)
                    .put(entry.getKey(), entry.getValue().asText());
        });
        return new ChannelSettings(plain, secrets);
    }

    /** What is wrong with it for a kind, each fault said. */
    public List<String> faults(String kind) {
        List<String> faults = new ArrayList<>();
        Set<String> known = KNOWN.getOrDefault(kind, Set.of());
        Set<String> said = new TreeSet<>(plain.keySet());
        said.addAll(secretNames.keySet());
        said.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(
                        kind + " has no setting " + name + "; it has " + String.join(", ", new TreeSet<>(known))));
        NEEDED.getOrDefault(kind, Set.of()).stream()
                .filter(name -> !said.contains(name))
                .sorted()
                .forEach(name -> faults.add(name + " is missing"));
        secretNames.forEach((name, secret) -> {
            if (!Secrets.isName(secret)) {
                faults.add(name
                        + " must be the name of a secret, small letters, digits and dashes, never the secret itself");
            }
        });
        String url = plain.get("url");
        if (url != null) {
            faults.addAll(urlFaults(kind, url));
        }
        return faults;
    }

    private static List<String> urlFaults(String kind, String url) {
        Set<String> schemes = kind.equals("MQTT") ? Set.of("mqtt", "mqtts") : Set.of("http", "https");
        try {
            URI uri = new URI(url);
            if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
                return List.of("url must be "
                        + String.join(":// or ", schemes.stream().sorted().toList()) + ":// with a host");
            }
            if (uri.getUserInfo() != null) {
                return List.of("url must hold no user and no password");
            }
            return List.of();
        } catch (URISyntaxException e) {
            return List.of("url is none");
        }
    }
}
