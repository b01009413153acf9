package lifeline.launcher.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A short random id, made up once for a data directory. */
final class InstallationId {
    private static final int LENGTH = 6;

    private InstallationId() {}

    static String in(Path file) {
        try {
            if (Files.notExists(file)) {
                StringBuilder id = new StringBuilder();
                new SecureRandom().ints(LENGTH, 'a', 'z' + 1).forEach(letter -> id.append((char) letter));
                Files.writeString(file, id);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or made", e);
        }
    }
}
