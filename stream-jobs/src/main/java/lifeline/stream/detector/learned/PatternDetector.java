package lifeline.stream.detector.learned;

import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * What the sensor has hardly ever done before, from six views: how far the value is from its long mean, how far its fast mean
 * is from its slow one, how rough and how smooth it has become, each against the {@link Tail} of its own past; how far it is
 * out of the range it has ever had; and for how long it has not moved at all. The strongest view counts with half of the
 * second, in decades of improbability. What is judged is the strongest of late, which sinks by a two-hundredth a reading: one
 * alarm for each disturbance. It takes more where readings come
 * fast, and while there have been few. Far departures teach little. Keeps 23
 * numbers (184 bytes).
 */
public final class PatternDetector implements Detector {
    private final Limits limits;
    private final int learning;

    /** @param learning how many readings it looks on before it speaks */
    public PatternDetector(Limits limits, int learning) {
        this.limits = limits;
        this.learning = learning;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double[] known = memory instanceof Numbers numbers && numbers.size() == SeriesViews.SIZE
                ? numbers.copy()
                : SeriesViews.begin(at, value);
        double count = ++known[SeriesViews.COUNT];
        if (count == 1) {
            return new Observation(Numbers.of(known), Finding.NOT_READY);
        }
        double departure = SeriesViews.departure(known, value);
        SeriesViews.move(known, departure, value);
        double[] views = SeriesViews.views(known, departure);
        double beyond = SeriesViews.beyondRange(known, value);
        double frozen = SeriesViews.frozen(known, value);
        double strongest = Math.max(beyond, frozen);
        double second = Math.min(beyond, frozen);
        for (int i = 0; i < SeriesViews.VIEWS; i++) {
            double score = Tail.score(known, SeriesViews.tail(i), count, views[i]);
            second = Math.max(second, Math.min(score, strongest));
            strongest = Math.max(strongest, score);
        }
        double patience = SeriesViews.patience(known, at);
        boolean isReady = count > learning;
        known[SeriesViews.PEAK] =
                isReady ? Math.max(strongest + second / 2 - patience, known[SeriesViews.PEAK] * SeriesViews.SINKS) : 0;
        Finding finding = isReady ? limits.judge(at, known[SeriesViews.PEAK]) : Finding.NOT_READY;
        for (int i = 0; i < SeriesViews.VIEWS; i++) {
            Tail.learn(known, SeriesViews.tail(i), count - 1, views[i]);
        }
        SeriesViews.learn(known, departure, value);
        return new Observation(Numbers.of(known), finding);
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
