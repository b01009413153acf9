package lifeline.stream.blind;

/**
 * One blind window.
 *
 * @param to {@link #STILL} while it lasts
 */
public record Spell(long from, long to, BlindReason reason) {
    /** The end of a window that has not ended. */
    public static final long STILL = Long.MAX_VALUE;

    Spell endedAt(long end) {
        return new Spell(from, Math.max(from, end), reason);
    }

    public boolean isOver() {
        return to != STILL;
    }
}
