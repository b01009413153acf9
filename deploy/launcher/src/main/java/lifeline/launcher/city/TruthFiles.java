package lifeline.launcher.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import lifeline.launcher.place.DataDirectory;

/** Each start of the simulators gets a truth file of its own: one that is restarted begins to count anew. */
public final class TruthFiles {
    private static final int KEPT = 20;

    private final DataDirectory data;
    private final long run;
    private final List<Path> files = new CopyOnWriteArrayList<>();

    /** @param run tells one run's files from another's, and sorts after those before it */
    TruthFiles(DataDirectory data, long run) {
        this.data = data;
        this.run = run;
    }

    Path next() {
        Path file = data.truth("run-" + run + "-" + (files.size() + 1));
        files.add(file);
        return file;
    }

    public List<Path> all() {
        return List.copyOf(files);
    }

    /** Deletes those of long ago. */
    void prune() {
        try (Stream<Path> found = Files.list(data.truth("any").getParent())) {
            List<Path> newestFirst =
                    found.sorted(Comparator.<Path>naturalOrder().reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old truth files cannot be deleted", e);
        }
    }
}
