package lifeline.launcher.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The job's checkpoints: {@code JOB/chk-N}, whole once they have {@code _metadata}, which is written last. */
public record Checkpoints(Path directory) {
    private static final String WHOLE = "_metadata";

    /** The newest whole one of any earlier run, by when it was completed. */
    public Optional<Path> newest() {
        if (Files.notExists(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files =
                Files.find(directory, 3, (path, attributes) -> path.endsWith(WHOLE) && attributes.isRegularFile())) {
            return files.map(Path::getParent)
                    .filter(checkpoint -> checkpoint.getFileName().toString().startsWith("chk-"))
                    .max(Comparator.comparing(Checkpoints::completedAt).thenComparing(Checkpoints::number));
        } catch (IOException | UncheckedIOException e) {
            // the job deletes old ones while we look; the next look finds the new one
            return Optional.empty();
        }
    }

    /** When the newest was completed, in epoch milliseconds; 0 when there is none. */
    public long newestCompletedAtMillis() {
        return newest().map(Checkpoints::completedAt).map(FileTime::toMillis).orElse(0L);
    }

    private static FileTime completedAt(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint.resolve(WHOLE));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static long number(Path checkpoint) {
        String digits = checkpoint.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
