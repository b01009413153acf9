package lifeline.simulators.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // before each test
    private Path folder;

    @Test
    void theSameHistoryIsWrittenTwiceAndDevicesTellAsOftenAsAsked() throws IOException {
        List<String> lines = written("a.csv", 1);
        assertEquals(lines, written("b.csv", 1));
        assertTrue(!lines.equals(written("c.csv", 2)));
        assertEquals("sensor,quantity,observed_at,value,asset,domain,period", lines.get(0));
        String device = lines.get(1).substring(0, lines.get(1).indexOf(','));
        Map<String, Long> told = lines.stream()
                .filter(line -> line.startsWith(device + ','))
                .collect(Collectors.groupingBy(line -> line.split(",", -1)[1], Collectors.counting()));
        told.values().forEach(times -> assertTrue(times >= 3 && times <= 5, told::toString));
        assertTrue(lines.get(1).endsWith(",1800s"), lines.get(1));
    }

    @Test
    void everyFaultOfTheArgumentsIsToldAtOnce() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> HistoryOptions.parse(List.of(
                        "--history",
                        "nowhere/at/all.csv",
                        "--from=yesterday",
                        "--for",
                        "long",
                        "--url",
                        "x",
                        "--seed")));
        for (String fault :
                List.of("there is no directory", "--from must be a day", "--for must be a time", "--url", "--seed")) {
            assertTrue(String.valueOf(refused.getMessage()).contains(fault), refused::toString);
        }
    }

    private List<String> written(String name, int seed) throws IOException {
        Path file = folder.resolve(name);
        HistoryMain.write(HistoryOptions.parse(List.of(
                "--history",
                file.toString(),
                "--for",
                "2h",
                "--every",
                "30m",
                "--devices",
                "30",
                "--seed",
                "" + seed)));
        return Files.readAllLines(file);
    }
}
