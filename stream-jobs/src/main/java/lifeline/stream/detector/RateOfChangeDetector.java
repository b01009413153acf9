package lifeline.stream.detector;

import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/**
 * The newest value minus the oldest within the window. It is ready with two readings in the window: a change that takes
 * less than the window is one within it. Keeps at most {@value #LIMIT} readings (272 bytes), evenly apart, so that in a
 * denser series the oldest one may be younger than the window by a sixteenth of it.
 */
public final class RateOfChangeDetector implements Detector {
    static final int LIMIT = 17;

    private static final double DIGITS = 1e9;

    private final Limits limits;
    private final long window;
    private final long spacing;

    public RateOfChangeDetector(Limits limits, long windowMicros) {
        this.limits = limits;
        this.window = windowMicros;
        this.spacing = windowMicros / (LIMIT - 1);
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        SampleWindow inWindow = SampleWindow.of(memory).since(at - window);
        if (inWindow.isEmpty()) {
            return new Observation(SampleWindow.of(at, value), Finding.NOT_READY);
        }
        Finding finding = limits.judge(at, rounded(value - inWindow.value(0)));
        boolean isApart = at - inWindow.lastAt() >= spacing;
        return new Observation(isApart ? inWindow.with(at, value, LIMIT) : inWindow, finding);
    }

    /** 0.25 − 0.3 is −0.05, as everybody would say who set that limit. */
    private static double rounded(double change) {
        return Math.rint(change * DIGITS) / DIGITS;
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
