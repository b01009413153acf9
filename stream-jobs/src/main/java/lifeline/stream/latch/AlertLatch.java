package lifeline.stream.latch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.window.Micros;

/**
 * Decides when findings become signals. It raises at the reading that meets a level for the {@code count}th time in
 * {@code outOf}, once the level has been under way for {@code after}; it escalates likewise. When the raised level has not
 * been held for {@code clearAfter}, counted from the first reading that left it, the alert eases to the gravest level held by
 * then, or clears. Durations are those between readings: nothing happens between them. State: a byte when quiet, about 60
 * when not.
 */
public final class AlertLatch {
    private final List<Level> levels;
    private final long[] after;
    private final long clearAfter;

    public AlertLatch(List<Level> levels, Duration clearAfter) {
        this.levels = List.copyOf(levels);
        this.after =
                levels.stream().mapToLong(level -> Micros.of(level.after())).toArray();
        this.clearAfter = Micros.of(clearAfter);
    }

    /** A latch that adds no patience of its own: for silence, which is a duration already, and ends with one reading. */
    public static AlertLatch atOnce(List<Level> levels) {
        List<Level> once = levels.stream()
                .map(level -> new Level(level.severity(), level.raise(), level.clear(), 1, 1, Duration.ZERO))
                .toList();
        return new AlertLatch(once, Duration.ZERO);
    }

    public LatchStep observe(LatchState state, Sight sight) {
        return state.observe(this, sight);
    }

    /**
     * Takes over an episode that the store holds open, unless the latch knows as much or more of it: after a restart from an
     * older checkpoint the store is ahead. What was observed before the episode's newest signal is not judged again.
     */
    public LatchState adopt(LatchState state, Episode open) {
        if (state.knows(open)) {
            return state;
        }
        int level = Math.max(1, Math.min(levels.size(), open.level()));
        Episode taken = new Episode(open.identity(), open.beganAt(), open.decidedAt(), level, open.step());
        return new LatchState.Raised(taken, raisedTracks(freshTracks(open.decidedAt()), level, open.decidedAt()));
    }

    /**
     * Goes on with what was kept under other levels: a level goes on as the one of its colour. An episode whose colour is gone
     * eases to the next milder one, and is over where there is none.
     */
    public LatchStep takeOver(LatchState state, List<Level> before, long at) {
        LevelChange change = new LevelChange(before, levels);
        return change.isNone() ? LatchStep.silent(state) : state.takenOver(this, change, at);
    }

    LatchStep takeOverOpen(Episode episode, List<LevelTrack> tracks, LevelChange change, long at) {
        int level = change.level(episode.level());
        if (level == 0) {
            return LatchStep.tell(LatchState.Quiet.QUIET, SignalKind.CLEAR, episode.next(0, at), episode.level());
        }
        List<LevelTrack> kept = change.tracks(tracks, at);
        if (change.isSameColour(episode.level(), level)) {
            Episode same =
                    new Episode(episode.identity(), episode.beganAt(), episode.decidedAt(), level, episode.step());
            return LatchStep.silent(open(same, kept));
        }
        Episode milder = episode.next(level, at);
        return LatchStep.tell(open(milder, raisedTracks(kept, level, at)), SignalKind.EASE, milder, level);
    }

    LatchStep judgeOpen(LatchState state, Episode episode, List<LevelTrack> tracks, Sight sight) {
        if (sight.at() < episode.decidedAt()) {
            return LatchStep.silent(state);
        }
        int level = Math.min(episode.level(), levels.size());
        List<LevelTrack> seen = track(tracks, level, sight);
        int satisfied = satisfied(seen, sight);
        if (satisfied > level) {
            Episode graver = episode.next(satisfied, sight.at());
            LatchState raised = new LatchState.Raised(graver, raisedTracks(seen, satisfied, sight.at()));
            return LatchStep.tell(raised, SignalKind.ESCALATE, graver, satisfied);
        }
        int kept = kept(seen, level, sight);
        if (kept == 0) {
            Episode over = episode.next(0, sight.at());
            return LatchStep.tell(LatchState.Quiet.QUIET, SignalKind.CLEAR, over, level);
        }
        if (kept < level) {
            Episode milder = episode.next(kept, sight.at());
            LatchState eased = open(milder, forget(seen, kept, level, sight.at()));
            return LatchStep.tell(eased, SignalKind.EASE, milder, kept);
        }
        return LatchStep.silent(open(episode, seen));
    }

    List<LevelTrack> freshTracks(long at) {
        return Collections.nCopies(levels.size(), LevelTrack.off(at));
    }

    /** {@code tracks} after a reading, the first {@code raised} of them being raised. */
    List<LevelTrack> track(List<LevelTrack> tracks, int raised, Sight sight) {
        List<LevelTrack> seen = new ArrayList<>(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            LevelTrack track = i < tracks.size() ? tracks.get(i) : LevelTrack.off(sight.at());
            boolean isMet = sight.met() > i;
            boolean isHeld = sight.held() > i;
            seen.add(
                    i < raised ? track.hold(isHeld, sight.at()) : track.pend(levels.get(i), isMet, isHeld, sight.at()));
        }
        return seen;
    }

    /** The gravest level that this reading completes; 0 when there is none. */
    int satisfied(List<LevelTrack> tracks, Sight sight) {
        for (int level = Math.min(sight.met(), levels.size()); level > 0; level--) {
            if (tracks.get(level - 1).isSatisfied(levels.get(level - 1), after[level - 1], sight.at())) {
                return level;
            }
        }
        return 0;
    }

    List<LevelTrack> raisedTracks(List<LevelTrack> tracks, int level, long at) {
        List<LevelTrack> raised = new ArrayList<>(tracks);
        Collections.fill(raised.subList(0, level), LevelTrack.on(at));
        return raised;
    }

    /** The level that stays: the raised one until it has been left for long enough, then the gravest held now. */
    private int kept(List<LevelTrack> tracks, int raised, Sight sight) {
        return tracks.get(raised - 1).isLeftFor(clearAfter, sight.at()) ? Math.min(raised - 1, sight.held()) : raised;
    }

    private static List<LevelTrack> forget(List<LevelTrack> tracks, int from, int to, long at) {
        List<LevelTrack> kept = new ArrayList<>(tracks);
        Collections.fill(kept.subList(from, to), LevelTrack.off(at));
        return kept;
    }

    private LatchState open(Episode episode, List<LevelTrack> tracks) {
        return tracks.get(Math.min(episode.level(), levels.size()) - 1).isOn()
                ? new LatchState.Raised(episode, tracks)
                : new LatchState.Clearing(episode, tracks);
    }
}
