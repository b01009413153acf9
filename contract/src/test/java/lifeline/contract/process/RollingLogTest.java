package lifeline.contract.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogTest {
    @Test
    void keepsTheNewestLinesAndOnceWhatOverflowed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("job.log");
        try (RollingLog log = RollingLog.open(file, 10)) {
            for (String line : List.of("one", "two", "three", "four", "five", "six", "seven")) {
                log.add(line);
            }
        }

        assertEquals(List.of("seven"), Files.readAllLines(file));
        assertEquals(List.of("four", "five", "six"), Files.readAllLines(directory.resolve("job.log.1")));
    }
}
