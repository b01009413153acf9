package lifeline.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code --help} says, from files that the shell script shows as well while nothing is built. Only what exists is listed. */
final class Usage {
    static final Usage ALL = new Usage("usage.txt");
    static final Usage UP = new Usage("up.txt");
    static final Usage BENCH = new Usage("bench.txt");
    static final Usage DRILL = new Usage("drill.txt");
    static final Usage SCORE = new Usage("score.txt");
    static final Usage REPLAY = new Usage("replay.txt");

    private final String file;

    private Usage(String file) {
        this.file = file;
    }

    String text() {
        try (InputStream stream = Usage.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
