package lifeline.stream.detector;

import java.util.List;
import lifeline.contract.rule.Level;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/**
 * The same value again and again, for so many periods. Remembers the first reading of the run (16 bytes): what differs from
 * it by no more than the tolerance belongs to the run, so a slow creep ends it.
 */
public final class FlatLineDetector implements Detector {
    private final long[] lasting;
    private final double tolerance;

    public FlatLineDetector(List<Level> levels, long periodMicros, double tolerance) {
        this.lasting = levels.stream()
                .mapToLong(level -> Math.round(level.raise() * periodMicros))
                .toArray();
        this.tolerance = tolerance;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        SampleWindow run = SampleWindow.of(memory);
        if (run.isEmpty() || Math.abs(value - run.value(0)) > tolerance) {
            return new Observation(SampleWindow.of(at, value), Finding.of(0, 0, value, at));
        }
        long lasted = at - run.at(0);
        int met = 0;
        while (met < lasting.length && lasted >= lasting[met]) {
            met++;
        }
        return new Observation(run, Finding.of(met, met, value, run.at(0)));
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
