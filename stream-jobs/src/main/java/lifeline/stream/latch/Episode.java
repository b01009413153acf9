package lifeline.stream.latch;

/**
 * An open episode: one row of the store's table of that name. Instants in microseconds.
 *
 * @param identity the instant that names it
 * @param beganAt when the condition began
 * @param decidedAt when its newest signal became true; what was observed before is not judged again
 * @param level how many levels are raised, from the mildest
 * @param step number of its newest signal
 */
public record Episode(long identity, long beganAt, long decidedAt, int level, int step) {
    Episode next(int newLevel, long at) {
        return new Episode(identity, beganAt, at, newLevel, step + 1);
    }

    /** It began earlier than was known; its identity stays, and so does what it was decided on. */
    Episode amended(long earlier) {
        return new Episode(identity, earlier, decidedAt, level, step + 1);
    }

    /** Whether the other tells of later signals of this episode, or of a later episode. */
    boolean isBehind(Episode other) {
        return identity < other.identity || (identity == other.identity && step < other.step);
    }
}
