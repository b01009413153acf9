package lifeline.stream.detector;

import java.util.List;
import java.util.OptionalLong;
import lifeline.contract.rule.Level;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;

/**
 * No reading for so many periods. Any reading ends it; silence is noticed by a timer, on the clock and not on the readings'
 * time, which stops when they stop. Remembers nothing: the sensor's state knows when it was last heard.
 */
public final class AbsenceDetector implements Detector {
    private final long[] patience;

    public AbsenceDetector(List<Level> levels, long periodMicros) {
        this.patience = levels.stream()
                .mapToLong(level -> Math.round(level.raise() * periodMicros))
                .toArray();
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        return new Observation(SampleWindow.EMPTY, Finding.of(0, 0, 0, at));
    }

    /** What the silence since {@code lastSeen} amounts to at {@code now}; its value is the silence in seconds. */
    public Finding overdue(long lastSeen, long now) {
        long silence = now - lastSeen;
        int met = 0;
        while (met < patience.length && silence >= patience[met]) {
            met++;
        }
        return Finding.of(met, met, Micros.seconds(silence), lastSeen);
    }

    /** When the level after {@code levels} ones is due if nothing is heard; empty when there is no graver one. */
    public OptionalLong dueAt(long lastSeen, int levels) {
        return levels < patience.length ? OptionalLong.of(lastSeen + patience[levels]) : OptionalLong.empty();
    }

    @Override
    public boolean needsOrder() {
        return false;
    }
}
