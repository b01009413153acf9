package lifeline.acceptance.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file, its anchors and merges resolved, its variables not. */
final class ComposeFile {
    static final Path FOLDER = Path.of("../compose");
    static final Path ROOT = Path.of("../..");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[?-][^}]*)?}");

    private final String text;
    private final Map<String, Object> tree;

    private ComposeFile(String text) {
        this.text = text;
        this.tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    static ComposeFile read() throws IOException {
        return new ComposeFile(Files.readString(FOLDER.resolve("compose.yaml")));
    }

    Set<String> services() {
        return tree(tree, "services").keySet();
    }

    Map<String, Object> service(String name) {
        return tree(tree(tree, "services"), name);
    }

    Set<String> longRunning() {
        Set<String> names = new TreeSet<>(services());
        names.removeIf(name -> "no".equals(service(name).get("restart")));
        return names;
    }

    Map<String, Object> environment(String service) {
        return tree(service(service), "environment");
    }

    /** What stands under {@code key} of a service, or an empty list. */
    List<String> list(String service, String key) {
        Object list = service(service).getOrDefault(key, List.of());
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    Map<String, Object> section(String name) {
        return tree(tree, name);
    }

    /** {@code ${NAME:?message}}, {@code ${NAME:-default}} and {@code ${NAME}}, each as it is written. */
    List<MatchResult> variables() {
        return VARIABLE.matcher(text).results().toList();
    }

    /** The stage of the Dockerfile a service is built from, if it is built here. */
    Optional<String> stage(String service) {
        return Optional.ofNullable(service(service).get("build"))
                .map(build -> String.valueOf(((Map<?, ?>) build).get("target")));
    }

    @SuppressWarnings("unchecked") // YAML maps have string keys here; another one fails where it is used
    static Map<String, Object> tree(Map<String, Object> parent, String key) {
        Object child = parent.get(key);
        if (!(child instanceof Map)) {
            throw new IllegalArgumentException("no '" + key + "' in " + parent.keySet());
        }
        return (Map<String, Object>) child;
    }
}
