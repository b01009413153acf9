package lifeline.launcher.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import lifeline.launcher.Refusal;

/** Everything a city keeps: deleting this directory is deleting the city. */
public record DataDirectory(Path path) {
    private static final long LEAST_FREE = 1L << 30;

    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** @throws Refusal when it cannot be made or written, or the disk is nearly full */
    public void prepare() {
        try {
            Files.createDirectories(path.resolve("logs"));
            Files.createDirectories(path.resolve("truth"));
            Files.createDirectories(checkpoints());
        } catch (IOException e) {
            throw Refusal.failed("the data directory " + path + " cannot be made or written: " + e.getMessage()
                    + System.lineSeparator() + "Choose another with --data DIR.");
        }
        long free = path.toFile().getUsableSpace();
        if (free < LEAST_FREE) {
            throw Refusal.failed("only " + (free >> 20) + " MiB are free on the disk of " + path
                    + "; a city needs at least " + (LEAST_FREE >> 20) + " MiB."
                    + System.lineSeparator() + "Free some, or choose another disk with --data DIR.");
        }
    }

    /** Deletes all that is kept here; whoever asks holds the lock. */
    public void clear() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(path) && !each.equals(lock())) {
                    Files.delete(each);
                }
            }
        } catch (IOException e) {
            throw Refusal.failed("what an earlier run has left in " + path + " cannot be deleted: " + e.getMessage());
        }
        prepare();
    }

    /** Whether a city has run here before. */
    public boolean isUsed() {
        return Files.exists(clock());
    }

    public Path log(String program) {
        return path.resolve("logs").resolve(program + ".log");
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    public Path status() {
        return path.resolve("status.json");
    }

    public Path clock() {
        return path.resolve("clock");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    public Path truth(String name) {
        return path.resolve("truth").resolve(name + ".json");
    }

    public Path secret(String name) {
        return path.resolve("secrets").resolve(name);
    }
}
