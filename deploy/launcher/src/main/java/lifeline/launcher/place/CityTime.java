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
    private final double speed;
    private final Instant kept;
    private volatile CityClock clock;

    private CityTime(Path file, double speed, Instant kept, Instant system) {
        this.file = file;
        this.speed = speed;
        this.kept = kept;
        this.clock = from(system);
    }

    /** @param now the system's time */
    public static CityTime open(Path file, double speed, Instant now) {
        return new CityTime(file, speed, read(file), now);
    }

    /**
     * The city begins to live now: what was shown before was only a look ahead. As late as possible, because at ten times
     * the speed ten seconds of starting are a silence of more than a minute.
     *
     * @param now the system's time
     */
    public void begin(Instant now) {
        clock = from(now);
        keepAhead();
    }

    private CityClock from(Instant now) {
        Instant system = now.truncatedTo(ChronoUnit.MICROS);
        return CityClock.of(kept.isAfter(system) ? kept : system, system, speed);
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
