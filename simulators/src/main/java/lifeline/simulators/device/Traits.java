package lifeline.simulators.device;

import lifeline.simulators.wave.Noise;

/**
 * The habits of a device. They belong to its id, not to the seed: a device sends no time today and tomorrow.
 *
 * @param timed tells the time of its samples; about one in eight does not
 * @param numbered numbers its samples
 * @param epochMillis tells times as epoch milliseconds
 * @param batched sends two samples at a time, as an array
 * @param repeats sends every tenth message twice
 * @param units names units: none, its own, or others than the quantity's
 */
public record Traits(
        boolean timed, boolean numbered, boolean epochMillis, boolean batched, boolean repeats, Units units) {
    private static final double UNTIMED = 0.125;
    private static final double UNNUMBERED = 0.2;
    private static final double EPOCH = 0.2;
    private static final double BATCHED = 0.03;
    private static final double REPEATING = 0.02;

    /** What a device says of units. */
    public enum Units {
        NONE,
        OWN,
        OTHER
    }

    public static Traits of(String device) {
        long key = Noise.key(0, device);
        boolean timed = Noise.even(key, 1) >= UNTIMED;
        double units = Noise.even(key, 6);
        return new Traits(
                timed,
                Noise.even(key, 2) >= UNNUMBERED,
                Noise.even(key, 3) < EPOCH,
                timed && Noise.even(key, 4) < BATCHED,
                timed && Noise.even(key, 5) < REPEATING,
                units < 0.8 ? Units.NONE : units < 0.93 ? Units.OWN : Units.OTHER);
    }
}
