package lifeline.simulators.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.simulators.Cities;
import lifeline.simulators.device.Emission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingCsvTest {
    private final Path file;

    RecordingCsvTest(@TempDir Path directory) {
        this.file = directory.resolve("readings.csv");
    }

    @Test
    void playsReadingsInTheirOrderFromNowOn() throws IOException {
        List<Emission> sent = play("""
                sensor,quantity,observed_at,value
                art-1,methane,2013-07-04 00:01:00,2.5
                art-1,methane,2013-07-04T00:00:00,1.5
                gas-methane-0001,methane,2013-07-03T16:02:00Z,3.5
                """);
        assertEquals(3, sent.size());
        assertEquals(Cities.START, sent.get(0).at());
        assertEquals("lifeline/v1/gas/art-1/art-1/json", sent.get(0).topic().toString());
        assertEquals(Cities.START.plusSeconds(60), sent.get(1).at());
        assertEquals(
                "lifeline/v1/gas/gas-well-0001/gas-methane-0001/json",
                sent.get(2).topic().toString());
        assertEquals(Cities.START.plusSeconds(120), sent.get(2).samples().get(0).time());
    }

    @Test
    void keepsTimesThatLieJustAhead() throws IOException {
        List<Emission> sent = play("""
                sensor,quantity,observed_at,value,domain,asset
                art-1,pressure,2026-11-22T01:00:00Z,0.3,water,main-7
                """);
        assertEquals(Instant.parse("2026-11-22T01:00:00Z"), sent.get(0).at());
        assertEquals("lifeline/v1/water/main-7/art-1/json", sent.get(0).topic().toString());
    }

    @Test
    void tellsEveryFaultyLine() throws IOException {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> play("""
                        sensor,quantity,observed_at,value
                        a.b,methane,2026-11-22T01:00:00Z,1
                        a,methane,yesterday,1
                        a,methane,2026-11-22T01:00:00Z,much
                        a,loudness,2026-11-22T01:00:00Z,1
                        """));
        String told = String.valueOf(refusal.getMessage());
        for (int line = 2; line <= 5; line++) {
            assertTrue(told.contains("readings.csv:" + line + ":"), told);
        }
    }

    private List<Emission> play(String csv) throws IOException {
        Files.writeString(file, csv);
        Recording recording = RecordingCsv.read(file, Cities.CATALOGUE, Cities.of(100), Cities.START);
        List<Emission> sent = new ArrayList<>();
        while (recording.nextAt().isPresent()) {
            recording.next().ifPresent(sent::add);
        }
        return sent;
    }
}
