package lifeline.stream.window;

import java.time.Duration;
import java.time.Instant;

/** Instants as microseconds since 1970, as the store keeps them: eight bytes of state instead of an object. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1000;

    private Micros() {}

    public static long of(Instant instant) {
        return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
    }

    public static long of(Duration duration) {
        return duration.getSeconds() * PER_SECOND + duration.getNano() / NANOS;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }

    /** {@code micros} as seconds. */
    public static double seconds(long micros) {
        return micros / (double) PER_SECOND;
    }
}
