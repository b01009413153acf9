package lifeline.stream.latch;

import lifeline.contract.rule.Level;

/**
 * What one level of a rule has seen lately. Below the raised severity it tells whether the level is still held, above it
 * whether its condition is under way.
 *
 * @param hits the last judged readings, newest in the lowest bit; a set bit met the level
 * @param isOn whether the level is held, or its condition under way
 * @param since when {@code isOn} last changed, in microseconds
 */
public record LevelTrack(int hits, boolean isOn, long since) {

    static LevelTrack off(long at) {
        return new LevelTrack(0, false, at);
    }

    static LevelTrack on(long at) {
        return new LevelTrack(0, true, at);
    }

    /** A reading at a level not raised: under way from the first hit until neither held nor hit in the last {@code outOf}. */
    LevelTrack pend(Level level, boolean isMet, boolean isHeld, long at) {
        int remembered = level.outOf() == Integer.SIZE ? -1 : (1 << level.outOf()) - 1;
        int newHits = ((hits << 1) | (isMet ? 1 : 0)) & remembered;
        return turn(newHits, isOn ? isHeld || newHits != 0 : isMet, at);
    }

    /** A reading at a level that is raised. */
    LevelTrack hold(boolean isHeld, long at) {
        return turn(0, isHeld, at);
    }

    private LevelTrack turn(int newHits, boolean isOnNow, long at) {
        return new LevelTrack(newHits, isOnNow, isOnNow == isOn ? since : at);
    }

    /** Whether so many of the last readings met the level, and it has been under way for long enough. */
    boolean isSatisfied(Level level, long after, long at) {
        return isOn && Integer.bitCount(hits) >= level.count() && at - since >= after;
    }

    /** As if the last {@code hole} microseconds had not been. */
    LevelTrack skipping(long hole) {
        return new LevelTrack(hits, isOn, since + hole);
    }

    boolean isLeftFor(long clearAfter, long at) {
        return !isOn && at - since >= clearAfter;
    }
}
