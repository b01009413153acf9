package lifeline.simulators.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.contract.simulation.Effect;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void winterIsColderThanSummerAndNightThanNoon() {
        Weather weather = new Weather(1);
        double winter = weather.at(Driver.TEMPERATURE, Instant.parse("2027-01-20T00:00:00Z"));
        double summer = weather.at(Driver.TEMPERATURE, Instant.parse("2027-07-20T00:00:00Z"));
        assertTrue(winter < 8 && summer > 18, winter + " and " + summer);
    }

    @Test
    void ordinaryRainIsNoStorm() {
        Weather weather = new Weather(1);
        double most = 0;
        double sum = 0;
        for (int minute = 0; minute < 60 * 24 * 30; minute += 10) {
            double rain = weather.at(Driver.RAIN, START.plus(Duration.ofMinutes(minute)));
            most = Math.max(most, rain);
            sum += rain;
        }
        assertTrue(most < 10, "rain of " + most + " mm/h");
        assertTrue(sum > 0, "a month without rain");
    }

    @Test
    void aStormLeavesTheStreetsWetAndTheyDryAgain() {
        Weather weather = new Weather(1);
        Effect rain = new Effect(Effect.Shape.RAMP, 88, Duration.ofMinutes(3), Duration.ofMinutes(5));
        weather.add(new Weather.Storm(Map.of(Driver.RAIN, rain), START, START.plus(Duration.ofMinutes(14))));
        double during = weather.at(Driver.WETNESS, START.plus(Duration.ofMinutes(16)));
        double after = weather.at(Driver.WETNESS, START.plus(Duration.ofHours(3)));
        assertTrue(during > 12, "only " + during + " mm in the storm");
        assertTrue(after < 5, "still " + after + " mm three hours later");
        assertEquals(
                weather.at(Driver.WETNESS, START.plus(Duration.ofMinutes(16))),
                during,
                "the same instant is the same, whatever was asked between");
    }
}
