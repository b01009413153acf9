package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Absent, the test is skipped and says why; in CI, which installs all of it, it fails. */
public final class Prerequisite {
    private Prerequisite() {}

    /** Skips the running test, or fails it where skips are forbidden, unless {@code there}. */
    public static void require(boolean there, String otherwise) {
        if (there) {
            return;
        }
        if ("forbid".equals(System.getProperty("lifeline.skip"))) {
            fail(otherwise);
        }
        Assumptions.abort("skipped: " + otherwise);
    }

    /** The program of this name on the search path. */
    public static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
