package lifeline.launcher.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private final Path directory;
    private final Checkpoints checkpoints;

    CheckpointsTest(@TempDir Path directory) {
        this.directory = directory;
        this.checkpoints = new Checkpoints(directory);
    }

    @Test
    void takesTheNewestWholeOneOfAnyRun() throws IOException {
        checkpoint("a", 9, 1000);
        Path newest = checkpoint("b", 2, 2000);
        Files.createDirectories(directory.resolve("b/chk-3"));
        Files.createDirectories(directory.resolve("b/shared"));

        assertEquals(Optional.of(newest), checkpoints.newest());
        assertEquals(2000, checkpoints.newestCompletedAtMillis());
    }

    @Test
    void takesTheHigherNumberOfTwoOfOneInstant() throws IOException {
        checkpoint("a", 9, 1000);
        Path newest = checkpoint("a", 10, 1000);

        assertEquals(Optional.of(newest), checkpoints.newest());
    }

    @Test
    void findsNoneWhereNothingIsWhole() throws IOException {
        Files.createDirectories(directory.resolve("a/chk-1"));

        assertEquals(Optional.empty(), checkpoints.newest());
        assertEquals(0, new Checkpoints(directory.resolve("missing")).newestCompletedAtMillis());
    }

    private Path checkpoint(String job, int number, long completedAt) throws IOException {
        Path checkpoint = directory.resolve(job).resolve("chk-" + number);
        Files.createDirectories(checkpoint);
        Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(completedAt));
        return checkpoint;
    }
}
