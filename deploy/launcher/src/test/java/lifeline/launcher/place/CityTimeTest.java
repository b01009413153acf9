package lifeline.launcher.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lifeline.contract.clock.CityClock;
import lifeline.launcher.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityTimeTest {
    private final Path file;

    CityTimeTest(@TempDir Path directory) {
        this.file = directory.resolve("clock");
    }

    @Test
    void startsAtTheSystemsTime() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

        assertEquals(
                CityClock.of(now, now, 10).setting(),
                CityTime.open(file, 10, now).clock().setting());
    }

    @Test
    void neverGoesBackBehindAnEarlierRun() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant ahead = now.plus(Duration.ofMinutes(20));
        Files.writeString(file, ahead.toString());

        assertEquals(
                CityClock.of(ahead, now, 1).setting(),
                CityTime.open(file, 1, now).clock().setting());
    }

    @Test
    void doesNotLiveWhileItIsStillBeingStarted() {
        Instant opened = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant begun = opened.plusSeconds(30);
        CityTime time = CityTime.open(file, 10, opened);

        time.begin(begun);

        assertEquals(CityClock.of(begun, begun, 10).setting(), time.clock().setting());
    }

    @Test
    void keepsMoreThanHasPassedWhileItRuns() throws IOException {
        CityTime time = CityTime.open(file, 10, Instant.now());

        time.keepAhead();

        assertTrue(Instant.parse(Files.readString(file))
                .isAfter(time.clock().instant().plusSeconds(20)));
    }

    @Test
    void refusesAFileThatHoldsNoTime() throws IOException {
        Files.writeString(file, "yesterday");

        assertThrows(Refusal.class, () -> CityTime.open(file, 1, Instant.now()));
    }
}
