package lifeline.simulators.score.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The declared windows of a scene as the replay reads them: {@code domain,device,from,until}. */
public final class WorkCsv {
    private WorkCsv() {}

    /** The file of windows that belongs to a file of readings. */
    public static Path beside(Path readings) {
        return readings.resolveSibling(readings.getFileName() + ".work");
    }

    /** Writes them beside {@code readings}; no file where there are none. */
    public static void write(Scene scene, Path readings) {
        if (scene.work().isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of("domain,device,from,until"));
        scene.work()
                .forEach(work ->
                        lines.add(work.domain() + ',' + work.device() + ',' + work.from() + ',' + work.until()));
        try {
            Files.write(beside(readings), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the windows of work cannot be written", e);
        }
    }
}
