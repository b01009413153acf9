package lifeline.simulators.wave;

import java.time.Duration;
import java.time.Instant;

/**
 * A device's clock: it gains or loses some millionths, as its crystal does, and is set right by the network now and then, to
 * within some hundredths of a second.
 */
public record Crystal(long key) {
    private static final double PPM = 7e-6;
    private static final Duration SET_EVERY = Duration.ofHours(6);
    private static final double SET_WITHIN_MILLIS = 30;

    /** What it shows at {@code at}. */
    public Instant at(Instant at) {
        long every = SET_EVERY.toMillis();
        long millis = at.toEpochMilli() + (long) (Noise.even(key, -3) * every);
        long turn = Math.floorDiv(millis, every);
        double set = (Noise.even(key, turn) * 2 - 1) * SET_WITHIN_MILLIS;
        double gained = Noise.bell(key, -4) * PPM * Math.floorMod(millis, every);
        return at.plusNanos(Math.round((set + gained) * 1e6));
    }
}
