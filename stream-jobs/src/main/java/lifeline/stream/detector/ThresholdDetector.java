package lifeline.stream.detector;

import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/** The value itself against the levels. Remembers nothing, so it may also judge a reading that came out of order. */
public final class ThresholdDetector implements Detector {
    private final Limits limits;

    public ThresholdDetector(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        return new Observation(SampleWindow.EMPTY, limits.judge(at, value));
    }

    @Override
    public boolean needsOrder() {
        return false;
    }
}
