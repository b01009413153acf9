package lifeline.stream.blind;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the windows that people are told of: the frontier stands still, is behind the clock, or leaps, by more than the
 * tolerance. A window ends when the frontier is near the clock again.
 */
public final class BlindSpells {
    private final long tolerance;
    private final Map<Long, Spell> changed = new TreeMap<>();
    private long frontier;
    private @Nullable Spell open;

    public BlindSpells(long startedAt, long tolerance) {
        this.frontier = startedAt;
        this.tolerance = tolerance;
    }

    /** The frontier has come to {@code newFrontier}, at {@code now}. */
    public void heard(long newFrontier, long now, boolean isConnected) {
        boolean isBehind = now - newFrontier > tolerance || newFrontier - frontier > tolerance;
        if (open == null && isBehind) {
            begin(isConnected);
        }
        frontier = Math.max(frontier, newFrontier);
        Spell lasting = open;
        if (lasting != null && now - frontier <= tolerance / 2) {
            change(lasting.endedAt(frontier));
            open = null;
        }
    }

    /** Nothing may have come for a while: looks whether that is too long at {@code now}. */
    public void look(long now, boolean isConnected) {
        if (open == null && now - frontier > tolerance) {
            begin(isConnected);
        }
    }

    private void begin(boolean isConnected) {
        Spell begun = new Spell(frontier, Spell.STILL, isConnected ? BlindReason.LAGGING : BlindReason.DISCONNECTED);
        open = begun;
        change(begun);
    }

    private void change(Spell spell) {
        changed.put(spell.from(), spell);
    }

    /** The windows that began or ended and are not {@link #written()} yet. */
    public List<Spell> unwritten() {
        return List.copyOf(changed.values());
    }

    public void written() {
        changed.clear();
    }
}
