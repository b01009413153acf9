package lifeline.launcher.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void tellsEachProgramsNewestState(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("status.json");
        StatusFile file = new StatusFile(path, START, 10);
        ProgramStatus job = ProgramStatus.starting("job").running(12);

        file.update(job);
        file.update(job.restarting(START.plusSeconds(5), "it was ended by signal 9\nlast words")
                .running(13));

        assertEquals(
                "{\"programs\":[{\"name\":\"job\",\"state\":\"running\",\"pid\":13,\"restarts\":1,"
                        + "\"lastRestartAt\":\"2026-11-22T06:00:05Z\",\"lastReason\":\"it was ended by signal 9\"}],"
                        + "\"startedAt\":\"2026-11-22T06:00:00Z\",\"speed\":10.0}",
                Files.readString(path));
    }
}
