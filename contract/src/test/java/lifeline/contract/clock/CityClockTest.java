package lifeline.contract.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityClockTest {
    private static final Instant CITY = Instant.parse("2026-01-15T00:00:00Z");
    private static final Instant SYSTEM = Instant.parse("2026-11-22T06:00:00Z");

    private static CityClock at(Instant system, double speed) {
        return CityClock.of(CITY, SYSTEM, speed, Clock.fixed(system, ZoneOffset.UTC));
    }

    @Test
    void theCitysTimeHasNoFinerDigitsThanReadingsHave() {
        Instant start = Instant.parse("2026-11-22T21:03:11.929000853Z");
        CityClock clock = CityClock.of(start, start, 10);
        assertEquals(Instant.parse("2026-11-22T21:03:11.929Z"), clock.at(start));
        assertEquals(Instant.parse("2026-11-22T21:03:21.929Z"), clock.at(start.plusSeconds(1)));
    }

    @Test
    void runsTenTimesAsFast() {
        assertEquals(CITY.plusSeconds(600), at(SYSTEM.plusSeconds(60), 10).instant());
    }

    @Test
    void showsItsStartAtItsStart() {
        assertEquals(CITY, at(SYSTEM, 10).instant());
    }

    @Test
    void isCutToMicroseconds() {
        assertEquals(CITY.plusNanos(1000), at(SYSTEM.plusNanos(1999), 1).instant());
        Instant now = CityClock.SYSTEM.instant();
        assertEquals(now.truncatedTo(ChronoUnit.MICROS), now);
    }

    @Test
    void atASystemMillisecondThatWasAskedForTheCityTimeIsThere() {
        for (double speed : new double[] {0.5, 1, 3, 10, 60, 997}) {
            for (int second : new int[] {0, 1, 7, 61, 3601}) {
                Instant due = CITY.plusSeconds(second).plusNanos(123_000);
                long millis = at(SYSTEM, speed).systemMillisAt(due);
                Instant shown = at(Instant.ofEpochMilli(millis), speed).instant();
                Instant before = at(Instant.ofEpochMilli(millis - 1), speed).instant();
                assertTrue(!shown.isBefore(due), () -> speed + ": " + shown + " before " + due);
                assertTrue(before.isBefore(due), () -> speed + ": already " + before + " at " + due);
            }
        }
    }

    @Test
    void aCityDurationIsShorterForAPersonWithAWatch() {
        assertEquals(Duration.ofSeconds(12), at(SYSTEM, 10).systemDuration(Duration.ofMinutes(2)));
    }

    @Test
    void anotherProcessSharesItByItsSetting() {
        CityClock clock = CityClock.of(CITY, SYSTEM, 7.5);
        CityClock shared = CityClock.from(Map.of(CityClock.SETTING, clock.setting()));
        assertEquals(clock.setting(), shared.setting());
        assertEquals(7.5, shared.speed());
    }

    @Test
    void withoutASettingItIsSystemTime() {
        assertSame(CityClock.SYSTEM, CityClock.from(Map.of()));
        assertSame(CityClock.SYSTEM, CityClock.from(Map.of(CityClock.SETTING, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "2026-01-15T00:00:00Z/2026-01-15T00:00:00Z",
                "2026-01-15T00:00:00Z/2026-01-15T00:00:00Z/0",
                "2026-01-15T00:00:00Z/2026-01-15T00:00:00Z/-1",
                "2026-01-15T00:00:00Z/2026-01-15T00:00:00Z/NaN",
                "2026-01-15T00:00:00Z/2026-01-15T00:00:00Z/20000",
                "2026-01-15/2026-01-15T00:00:00Z/1"
            })
    void aMalformedSettingIsRefusedByName(String setting) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> CityClock.from(Map.of(CityClock.SETTING, setting)))
                        .getMessage());
        assertTrue(message.startsWith(CityClock.SETTING), message);
    }

    @Test
    void hasNoZone() {
        assertThrows(UnsupportedOperationException.class, () -> CityClock.SYSTEM.withZone(ZoneOffset.ofHours(8)));
        assertEquals(ZoneOffset.UTC, CityClock.SYSTEM.getZone());
    }
}
