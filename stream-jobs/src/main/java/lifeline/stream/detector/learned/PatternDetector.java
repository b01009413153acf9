package lifeline.stream.detector.learned;

import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * What the sensor has hardly ever done before, from four views: how far the value is from its long mean, how far its fast mean
 * is from its slow one, how rough or how smooth it has become, each against the {@link Tail} of its own past; and how far it
 * is out of the range it has ever had. The strongest view counts with half of the second, in decades of improbability. What is
 * judged is the strongest of late, which sinks by a two-hundredth a reading: one alarm for each disturbance. Counts readings,
 * not time, so that any sampling will do. Far departures teach little. Keeps 19 numbers (152 bytes).
 */
public final class PatternDetector implements Detector {
    private static final int COUNT = 0;
    private static final int LEVEL = 1;
    private static final int SCALE = 2;
    private static final int FAST = 3;
    private static final int SLOW = 4;
    private static final int ROUGH = 5;
    private static final int USUALLY_ROUGH = 6;
    private static final int LAST = 7;
    private static final int HIGHEST = 8;
    private static final int LOWEST = 9;
    private static final int PEAK = 10;
    private static final int TAILS = 11;
    private static final int VIEWS = 4;
    private static final int SIZE = TAILS + VIEWS * Tail.SIZE;

    private static final double LEVEL_SHARE = 1e-4;
    private static final double SCALE_SHARE = 0.005;
    private static final double FAST_SHARE = 0.05;
    private static final double SLOW_SHARE = 0.003;
    private static final double ROUGH_SHARE = 0.03;
    private static final double TEACHES_AT_MOST = 5;
    private static final double SINKS = 0.995;
    private static final int FIRST = 50;
    private static final double NOTHING = 1e-9;

    private final Limits limits;
    private final int learning;

    /** @param learning how many readings it looks on before it speaks */
    public PatternDetector(Limits limits, int learning) {
        this.limits = limits;
        this.learning = learning;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double[] known = memory instanceof Numbers numbers && numbers.size() == SIZE ? numbers.copy() : begin(value);
        double count = ++known[COUNT];
        if (count == 1) {
            return new Observation(Numbers.of(known), Finding.NOT_READY);
        }
        double departure = value - known[LEVEL];
        move(known, departure, Math.abs(value - known[LAST]));
        double[] views = views(known, departure);
        double strongest = beyondRange(known, value);
        double second = 0;
        for (int i = 0; i < VIEWS; i++) {
            double score = Tail.score(known, tail(i), count, views[i]);
            second = Math.max(second, Math.min(score, strongest));
            strongest = Math.max(strongest, score);
        }
        boolean isReady = count > learning;
        known[PEAK] = isReady ? Math.max(strongest + second / 2, known[PEAK] * SINKS) : 0;
        Finding finding = isReady ? limits.judge(at, known[PEAK]) : Finding.NOT_READY;
        for (int i = 0; i < VIEWS; i++) {
            Tail.learn(known, tail(i), count - 1, views[i]);
        }
        learn(known, departure, value);
        return new Observation(Numbers.of(known), finding);
    }

    private static double[] begin(double value) {
        double[] known = new double[SIZE];
        known[LEVEL] = value;
        known[LAST] = value;
        known[HIGHEST] = value;
        known[LOWEST] = value;
        return known;
    }

    private static int tail(int view) {
        return TAILS + view * Tail.SIZE;
    }

    private static void move(double[] known, double departure, double step) {
        known[FAST] += FAST_SHARE * (departure - known[FAST]);
        double rough = Math.log(step + Math.max(known[SCALE], NOTHING) / 100);
        known[ROUGH] += (known[COUNT] > 3 ? ROUGH_SHARE : 1) * (rough - known[ROUGH]);
    }

    private static double[] views(double[] known, double departure) {
        double rougher = known[ROUGH] - known[USUALLY_ROUGH];
        return new double[] {
            Math.abs(departure), Math.abs(known[FAST] - known[SLOW]), Math.max(0, rougher), Math.max(0, -rougher)
        };
    }

    /** Farther out than ever before: four decades for each tenfold of the range so far, and its tenth. */
    private static double beyondRange(double[] known, double value) {
        double range = Math.max(known[HIGHEST] - known[LOWEST], NOTHING);
        double beyond = Math.max(0, Math.max(value - known[HIGHEST], known[LOWEST] - value));
        return known[COUNT] > FIRST ? 4 * Math.log10(1 + 10 * beyond / range) : 0;
    }

    private static void learn(double[] known, double departure, double value) {
        double count = known[COUNT];
        double most = TEACHES_AT_MOST * Math.max(known[SCALE], NOTHING);
        boolean isNew = count <= FIRST / 2;
        double clipped = isNew ? departure : Math.max(-most, Math.min(most, departure));
        double fast = Math.max(-most, Math.min(most, known[FAST]));
        known[SLOW] += Math.max(SLOW_SHARE, 1 / count) * (fast - known[SLOW]);
        known[USUALLY_ROUGH] += Math.max(SLOW_SHARE, 1 / count) * (known[ROUGH] - known[USUALLY_ROUGH]);
        known[LEVEL] += Math.max(LEVEL_SHARE, 1 / count) * clipped;
        known[SCALE] += Math.max(SCALE_SHARE, 1 / count) * (Math.abs(clipped) - known[SCALE]);
        double half = count < FIRST ? Double.POSITIVE_INFINITY : (known[HIGHEST] - known[LOWEST]) / 2;
        known[HIGHEST] = Math.max(known[HIGHEST], Math.min(value, known[HIGHEST] + half));
        known[LOWEST] = Math.min(known[LOWEST], Math.max(value, known[LOWEST] - half));
        known[LAST] = value;
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
