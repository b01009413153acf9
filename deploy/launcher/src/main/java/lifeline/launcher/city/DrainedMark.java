package lifeline.launcher.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lifeline.launcher.place.DataDirectory;

/** A file that says: the last run here ended with nothing under way. It lasts until the next run begins. */
public final class DrainedMark {
    private final Path file;

    public DrainedMark(DataDirectory data) {
        this.file = data.path().resolve("drained");
    }

    public void set() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Whether it was there; it is gone afterwards. */
    public boolean take() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be deleted", e);
        }
    }
}
