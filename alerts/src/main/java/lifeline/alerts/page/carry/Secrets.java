package lifeline.alerts.page.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Secrets by name: a file of that name in a folder, or {@code LIFELINE_SECRET_NAME} in the environment. Read each time, so that they can be changed. */
public final class Secrets {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    private final Optional<Path> folder;
    private final Map<String, String> environment;

    public Secrets(Optional<Path> folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    static boolean isName(String name) {
        return name.matches(NAME);
    }

    /** Empty when there is none of that name. */
    Optional<String> find(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        Optional<Path> file = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        if (file.isPresent()) {
            try {
                return Optional.of(Files.readString(file.get()).strip());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(environment.get(
                "LIFELINE_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
