package lifeline.stream.detector.learned;

import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * A sudden departure from the sensor's own recent mean, in its own recent standard deviations: one alarm for each disturbance,
 * as what is judged is the farthest departure, which sinks by a seventh in as many readings as its mean remembers. What departs far teaches little.
 * Not ready before it has seen that many. Keeps 4 numbers (32 bytes).
 */
public final class JumpDetector implements Detector {
    private static final int COUNT = 0;
    private static final int MEAN = 1;
    private static final int VARIANCE = 2;
    private static final int PEAK = 3;
    private static final int SIZE = 4;
    private static final double SINKS_IN_A_MEMORY = 0.15;
    private static final double TEACHES_AT_MOST = 6;
    /** Of the mean's size: what a series of equal values counts as spread. */
    private static final double LEAST_SPREAD = 1e-6;

    private final Limits limits;
    private final double share;
    private final int readyAfter;

    /** @param remembered how many readings the mean remembers */
    public JumpDetector(Limits limits, int remembered) {
        this.limits = limits;
        this.share = 1.0 / remembered;
        this.readyAfter = remembered;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double[] known =
                memory instanceof Numbers numbers && numbers.size() == SIZE ? numbers.copy() : new double[SIZE];
        double count = known[COUNT];
        double departure = count == 0 ? 0 : value - known[MEAN];
        double spread = Math.max(Math.sqrt(known[VARIANCE]), LEAST_SPREAD * Math.abs(known[MEAN]));
        boolean isReady = count >= readyAfter;
        double z = isReady && spread > 0 ? Math.abs(departure) / spread : 0;
        known[PEAK] = Math.max(z, known[PEAK] * (1 - SINKS_IN_A_MEMORY * share));
        learn(known, isReady ? clipped(departure, TEACHES_AT_MOST * spread) : departure, value);
        Finding finding = isReady ? limits.judge(at, known[PEAK]) : Finding.NOT_READY;
        return new Observation(Numbers.of(known), finding);
    }

    private void learn(double[] known, double departure, double value) {
        double count = known[COUNT];
        if (count == 0) {
            known[MEAN] = value;
        }
        double weight = Math.max(share, 1 / (count + 1));
        known[MEAN] += weight * departure;
        known[VARIANCE] = (1 - weight) * (known[VARIANCE] + weight * departure * departure);
        known[COUNT] = Math.min(count + 1, readyAfter);
    }

    private static double clipped(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
