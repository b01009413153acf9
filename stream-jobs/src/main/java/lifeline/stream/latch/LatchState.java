package lifeline.stream.latch;

import java.util.List;

/**
 * Where a rule stands at a sensor.
 *
 * <pre>
 *            a level met            often and long enough: RAISE
 *   Quiet ───────────────▶ Pending ───────────────────────────────▶ Raised ⟲ ESCALATE, EASE
 *     ▲                       │                                       │  ▲
 *     │◀──────────────────────┘ neither held nor met lately      left │  │ held again
 *     │                                                               ▼  │
 *     └────────────────────────────────────────────────────────── Clearing ⟲ ESCALATE, EASE
 *                    left for long enough: CLEAR
 * </pre>
 */
public sealed interface LatchState {

    /** What a reading makes of this state. Readings come in order of {@code at}. */
    LatchStep observe(AlertLatch latch, Sight sight);

    /** How many levels are raised, from the mildest. */
    default int level() {
        return 0;
    }

    /** Whether this state knows as much of {@code open} as the store does, or more. */
    default boolean knows(Episode open) {
        return false;
    }

    /** No level is met, nothing is remembered. */
    enum Quiet implements LatchState {
        QUIET;

        @Override
        public LatchStep observe(AlertLatch latch, Sight sight) {
            return sight.met() == 0
                    ? LatchStep.silent(this)
                    : new Pending(sight.observedAt(), sight.since(), latch.freshTracks(sight.at()))
                            .observe(latch, sight);
        }
    }

    /**
     * A level was met, but not often or long enough.
     *
     * @param episode {@code observedAt} of the first reading that met a level
     * @param beganAt when what it met began
     */
    record Pending(long episode, long beganAt, List<LevelTrack> tracks) implements LatchState {
        @Override
        public LatchStep observe(AlertLatch latch, Sight sight) {
            List<LevelTrack> seen = latch.track(tracks, 0, sight);
            int level = latch.satisfied(seen, sight);
            if (level > 0) {
                Episode raised = new Episode(episode, beganAt, sight.at(), level, 0);
                return LatchStep.raise(new Raised(raised, latch.raisedTracks(seen, level, sight.at())), raised);
            }
            boolean isUnderWay = seen.stream().anyMatch(LevelTrack::isOn);
            return LatchStep.silent(isUnderWay ? new Pending(episode, beganAt, seen) : Quiet.QUIET);
        }
    }

    /** An episode is open and its level is held. */
    record Raised(Episode episode, List<LevelTrack> tracks) implements LatchState {
        @Override
        public LatchStep observe(AlertLatch latch, Sight sight) {
            return latch.judgeOpen(this, episode, tracks, sight);
        }

        @Override
        public int level() {
            return episode.level();
        }

        @Override
        public boolean knows(Episode open) {
            return !episode.isBehind(open);
        }
    }

    /** An episode is open, but its level is no longer held. */
    record Clearing(Episode episode, List<LevelTrack> tracks) implements LatchState {
        @Override
        public LatchStep observe(AlertLatch latch, Sight sight) {
            return latch.judgeOpen(this, episode, tracks, sight);
        }

        @Override
        public int level() {
            return episode.level();
        }

        @Override
        public boolean knows(Episode open) {
            return !episode.isBehind(open);
        }
    }
}
