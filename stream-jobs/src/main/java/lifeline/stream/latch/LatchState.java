package lifeline.stream.latch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.signal.SignalKind;

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

    /** As if the last {@code hole} microseconds had not been: what is under way lasts that much less long. */
    default LatchState skipping(long hole) {
        return this;
    }

    /** What becomes of this state where the levels of the rule have changed. */
    default LatchStep takenOver(AlertLatch latch, LevelChange change, long at) {
        return LatchStep.silent(this);
    }

    /** When what is under way began; empty where nothing is. */
    default OptionalLong begin() {
        return OptionalLong.empty();
    }

    /** As if what is under way had begun at {@code earlier}: of an open episode that is to be told. */
    default LatchStep beginning(long earlier) {
        return LatchStep.silent(this);
    }

    /** What is under way and not told yet, under another name: its own was that of an episode that was taken back. */
    default LatchState named(long identity) {
        return this;
    }

    /** Which of the states this is, for those who keep it. */
    Kind kind();

    /** The states by name; the code stands in checkpoints and never changes. */
    enum Kind {
        QUIET(0),
        PENDING(1),
        RAISED(2),
        CLEARING(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        public static Optional<Kind> of(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    private static List<LevelTrack> skip(List<LevelTrack> tracks, long hole) {
        return tracks.stream().map(track -> track.skipping(hole)).toList();
    }

    /** The gravest level that is raised or on its way, counted from the mildest; 0 is none. */
    default int underWay() {
        return 0;
    }

    private static int gravestOn(List<LevelTrack> tracks) {
        int level = tracks.size();
        while (level > 0 && !tracks.get(level - 1).isOn()) {
            level--;
        }
        return level;
    }

    /** How many levels are raised, from the mildest. */
    default int level() {
        return 0;
    }

    /** The episode that is open; empty where none is. */
    default Optional<Episode> open() {
        return Optional.empty();
    }

    /** Whether this state knows as much of {@code open} as the store does, or more. */
    default boolean knows(Episode open) {
        return false;
    }

    /** No level is met, nothing is remembered. */
    enum Quiet implements LatchState {
        QUIET;

        @Override
        public Kind kind() {
            return Kind.QUIET;
        }

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
        public LatchState skipping(long hole) {
            return new Pending(episode, beganAt, skip(tracks, hole));
        }

        @Override
        public LatchState named(long identity) {
            return new Pending(identity, beganAt, tracks);
        }

        @Override
        public OptionalLong begin() {
            return OptionalLong.of(beganAt);
        }

        @Override
        public LatchStep beginning(long earlier) {
            return LatchStep.silent(new Pending(episode, earlier, tracks));
        }

        @Override
        public int underWay() {
            return gravestOn(tracks);
        }

        @Override
        public Kind kind() {
            return Kind.PENDING;
        }

        @Override
        public LatchStep takenOver(AlertLatch latch, LevelChange change, long at) {
            List<LevelTrack> kept = change.tracks(tracks, at);
            boolean isUnderWay = kept.stream().anyMatch(LevelTrack::isOn);
            return LatchStep.silent(isUnderWay ? new Pending(episode, beganAt, kept) : Quiet.QUIET);
        }

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
        public LatchState skipping(long hole) {
            return new Raised(episode, skip(tracks, hole));
        }

        @Override
        public OptionalLong begin() {
            return OptionalLong.of(episode.beganAt());
        }

        @Override
        public LatchStep beginning(long earlier) {
            Episode amended = episode.amended(earlier);
            return LatchStep.tell(new Raised(amended, tracks), SignalKind.AMEND, amended, amended.level());
        }

        @Override
        public int underWay() {
            return Math.max(episode.level(), gravestOn(tracks));
        }

        @Override
        public Kind kind() {
            return Kind.RAISED;
        }

        @Override
        public LatchStep takenOver(AlertLatch latch, LevelChange change, long at) {
            return latch.takeOverOpen(episode, tracks, change, at);
        }

        @Override
        public LatchStep observe(AlertLatch latch, Sight sight) {
            return latch.judgeOpen(this, episode, tracks, sight);
        }

        @Override
        public int level() {
            return episode.level();
        }

        @Override
        public Optional<Episode> open() {
            return Optional.of(episode);
        }

        @Override
        public boolean knows(Episode open) {
            return !episode.isBehind(open);
        }
    }

    /** An episode is open, but its level is no longer held. */
    record Clearing(Episode episode, List<LevelTrack> tracks) implements LatchState {
        @Override
        public LatchState skipping(long hole) {
            return new Clearing(episode, skip(tracks, hole));
        }

        @Override
        public OptionalLong begin() {
            return OptionalLong.of(episode.beganAt());
        }

        @Override
        public LatchStep beginning(long earlier) {
            Episode amended = episode.amended(earlier);
            return LatchStep.tell(new Clearing(amended, tracks), SignalKind.AMEND, amended, amended.level());
        }

        @Override
        public int underWay() {
            return Math.max(episode.level(), gravestOn(tracks));
        }

        @Override
        public Kind kind() {
            return Kind.CLEARING;
        }

        @Override
        public LatchStep takenOver(AlertLatch latch, LevelChange change, long at) {
            return latch.takeOverOpen(episode, tracks, change, at);
        }

        @Override
        public LatchStep observe(AlertLatch latch, Sight sight) {
            return latch.judgeOpen(this, episode, tracks, sight);
        }

        @Override
        public int level() {
            return episode.level();
        }

        @Override
        public Optional<Episode> open() {
            return Optional.of(episode);
        }

        @Override
        public boolean knows(Episode open) {
            return !episode.isBehind(open);
        }
    }
}
