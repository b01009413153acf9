package lifeline.stream.latch;

import java.util.ArrayList;
import java.util.List;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;

/** The levels of a rule before and after it was changed: a level goes on as the one of its colour. */
final class LevelChange {
    private final List<Severity> before;
    private final List<Severity> after;

    LevelChange(List<Level> before, List<Level> after) {
        this.before = before.stream().map(Level::severity).toList();
        this.after = after.stream().map(Level::severity).toList();
    }

    /** Whether the colours are what they were, whatever their numbers. */
    boolean isNone() {
        return before.equals(after);
    }

    /** The gravest level that is not graver than {@code level} was, counted from the mildest; 0 where each is. */
    int level(int level) {
        Severity colour = before.get(Math.min(level, before.size()) - 1);
        int kept = after.size();
        while (kept > 0 && !colour.isAtLeast(after.get(kept - 1))) {
            kept--;
        }
        return kept;
    }

    boolean isSameColour(int levelBefore, int levelAfter) {
        return before.get(Math.min(levelBefore, before.size()) - 1) == after.get(levelAfter - 1);
    }

    /** One for each level as it is now; those of new colours have seen nothing yet. */
    List<LevelTrack> tracks(List<LevelTrack> tracks, long at) {
        List<LevelTrack> kept = new ArrayList<>(after.size());
        for (Severity colour : after) {
            int index = before.indexOf(colour);
            kept.add(index >= 0 && index < tracks.size() ? tracks.get(index) : LevelTrack.off(at));
        }
        return kept;
    }
}
