package lifeline.launcher.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lifeline.contract.clock.CityClock;

/**
 * The city's clock over its runs: it never goes back. A run starts at the system's time, or where the last one ended when
 * that had been ahead. While it runs, a little more than has passed is kept, so that no instant is lived twice even after a
 * power cut.
 */
public final class CityTime {
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final Path file;
    private final CityClock clock;

    private CityTime(Path file, CityClock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** @param now the system's time */
    public static CityTime open(Path file, double speed, Instant now) {
        Instant system = now.truncatedTo(ChronoUnit.MICROS);
        Instant kept = read(file);
        Instant start = kept.isAfter(system) ? kept : system;
        CityTime time = new CityTime(file, CityClock.of(start, system, speed));
        time.keepAhead();
        return time;
    }

    public CityClock clock() {
        return clock;
    }

    /** To be called more often than every five seconds while the city runs. */
    public void keepAhead() {
        long reserveMicros = (long) (RESERVE.toNanos() / 1000.0 * clock.speed());
        write(clock.instant().plus(reserveMicros, ChronoUnit.MICROS));
    }

    /** The run has ended: the next one may begin here. */
    public void keep() {
        write(clock.instant());
    }

    private static Instant read(Path file) {
        try {
            return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : Instant.EPOCH;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (java.time.format.DateTimeParseException e) {
            throw lifeline.launcher.Refusal.failed(
                    file + " should hold the city's time and does not; delete it to begin at" + " the system's time");
        }
    }

    private void write(Instant instant) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, instant.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
