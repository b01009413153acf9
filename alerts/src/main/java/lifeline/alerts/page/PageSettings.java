package lifeline.alerts.page;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.page.carry.Destinations;

/**
 * What paging is told by the environment.
 *
 * @param publicUrl where people's phones reach this service, without a slash at the end; absent: its own address
 * @param linkKey what links in messages are signed with; absent: a random one that the store keeps
 * @param isExercisePaged whether alerts of exercises call people, too
 * @param allowed destinations that are not public, and meant
 * @param secrets folder with a file for each secret
 * @param proxy that everything over HTTP goes through
 * @param ca certificates to trust in place of those of the JDK, PEM
 */
public record PageSettings(
        Optional<String> publicUrl,
        Optional<String> linkKey,
        boolean isExercisePaged,
        List<String> allowed,
        Optional<Path> secrets,
        Optional<URI> proxy,
        Optional<Path> ca) {
    private static final int KEY_MIN_LENGTH = 16;

    /** @param faults everything that is wrong is added to it */
    public static PageSettings from(Map<String, String> environment, List<String> faults) {
        return new PageSettings(
                publicUrl(environment, faults),
                linkKey(environment, faults),
                text(environment, "LIFELINE_PAGE_EXERCISES")
                        .filter("on"::equals)
                        .isPresent(),
                allowed(environment, faults),
                existing(environment, "LIFELINE_SECRETS_DIR", true, faults),
                proxy(environment, faults),
                existing(environment, "LIFELINE_PAGE_CA", false, faults));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static Optional<String> linkKey(Map<String, String> environment, List<String> faults) {
        Optional<String> key = text(environment, "LIFELINE_LINK_KEY");
        if (key.isPresent() && key.get().length() < KEY_MIN_LENGTH) {
            faults.add("LIFELINE_LINK_KEY must have at least " + KEY_MIN_LENGTH + " characters");
        }
        return key;
    }

    private static Optional<String> publicUrl(Map<String, String> environment, List<String> faults) {
        Optional<String> url = text(environment, "LIFELINE_PUBLIC_URL");
        if (url.isPresent() && !url.get().matches("https?://[\\w.:\\[\\]-]+(/[\\w./-]*[\\w.-])?")) {
            faults.add("LIFELINE_PUBLIC_URL must be http(s)://HOST[:PORT][/PATH] without a slash at the end, was: "
                    + url.get());
        }
        return url;
    }

    private static List<String> allowed(Map<String, String> environment, List<String> faults) {
        List<String> allowed = text(environment, "LIFELINE_PAGE_ALLOW")
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
        faults.addAll(Destinations.faults(allowed));
        return allowed;
    }

    private static Optional<URI> proxy(Map<String, String> environment, List<String> faults) {
        Optional<String> proxy = text(environment, "LIFELINE_PAGE_PROXY");
        if (proxy.isPresent() && !proxy.get().matches("http://[\\w.-]+(:\\d{1,5})?")) {
            faults.add("LIFELINE_PAGE_PROXY must be http://HOST:PORT, was: " + proxy.get());
            return Optional.empty();
        }
        return proxy.map(URI::create);
    }

    private static Optional<Path> existing(
            Map<String, String> environment, String name, boolean isFolder, List<String> faults) {
        Optional<Path> path = text(environment, name).map(Path::of);
        if (path.isPresent() && !(isFolder ? Files.isDirectory(path.get()) : Files.isReadable(path.get()))) {
            faults.add(name + " must be a " + (isFolder ? "folder" : "file") + " that can be read, was: " + path.get());
        }
        return path;
    }
}
