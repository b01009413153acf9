package lifeline.simulators.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import lifeline.simulators.Cities;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.wave.Rain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRainTest {
    private static final String HEAD = "sensor,quantity,observed_at,value\n";

    private final Path file;

    RecordedRainTest(@TempDir Path directory) {
        this.file = directory.resolve("rain.csv");
    }

    @Test
    void isTheMeanOfItsGaugesAlongStraightLinesFromTheStartOfTheRun() throws IOException {
        Rain rain = read("""
                north,rain-intensity,2013-07-04 08:00:00,0
                north,rain-intensity,2013-07-04 08:10:00,60
                south,rain-intensity,2013-07-04 08:00:00,20
                south,rain-intensity,2013-07-04 08:10:00,20
                """);
        assertEquals(10, rain.at(Cities.START), 1e-9);
        assertEquals(25, rain.at(Cities.START.plusSeconds(300)), 1e-9);
        assertEquals(40, rain.at(Cities.START.plusSeconds(600)), 1e-9);
        assertEquals(0, rain.at(Cities.START.plusSeconds(601)), 1e-9);
    }

    @Test
    void aGaugeThatToldNothingForMoreThanAnHourIsDryMeanwhile() throws IOException {
        Rain rain = read("""
                north,rain-intensity,2013-07-04 08:00:00,10
                north,rain-intensity,2013-07-04 10:00:00,10
                """);
        assertEquals(0, rain.at(Cities.START.plusSeconds(3_600)), 1e-9);
        assertEquals(10, rain.at(Cities.START.plusSeconds(7_200)), 1e-9);
    }

    @Test
    void aRecordingOfAnythingElseBesidesIsNoRain() throws IOException {
        Files.writeString(file, HEAD + """
                north,rain-intensity,2013-07-04 08:00:00,10
                north,road-depth,2013-07-04 08:00:00,10
                """);
        assertTrue(RecordingCsv.read(file, Cities.CATALOGUE, Cities.of(100), Cities.START)
                .rain(Cities.SIMULATIONS)
                .isEmpty());
    }

    @Test
    void aRecordedStormFloodsRoadsAndShowsInTheGauges() throws IOException {
        StringBuilder storm = new StringBuilder();
        for (int minute = 0; minute <= 90; minute += 5) {
            Instant at = Instant.parse("2013-07-04T00:00:00Z").plus(Duration.ofMinutes(minute));
            storm.append("north,rain-intensity,").append(at).append(",80\n");
        }
        CityRun dry = Cities.run(200, "quiet", 7, fault -> {});
        CityRun wet = Cities.run(200, "quiet", 7, fault -> {});
        wet.rain(read(storm.toString()));
        assertTrue(highest(wet, "rain-intensity") > 70, "the gauges tell of it");
        assertTrue(highest(wet, "road-depth") > 15, "a road is under water");
        assertTrue(highest(dry, "road-depth") < 5, "which it is not without");
    }

    private static double highest(CityRun run, String quantity) {
        return Cities.first(Duration.ofMinutes(100), run).stream()
                .flatMap(emission -> emission.samples().stream())
                .map(sample -> sample.values().get(quantity))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    private Rain read(String rows) throws IOException {
        Files.writeString(file, HEAD + rows);
        return RecordingCsv.read(file, Cities.CATALOGUE, Cities.of(100), Cities.START)
                .rain(Cities.SIMULATIONS)
                .orElseThrow();
    }
}
