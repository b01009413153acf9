package lifeline.stream.detector.learned;

import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * Further out than ever before: 0 within all that it has seen, and beyond it how improbable that is by the {@link Tail} of its own history, in decades. What it
 * flags is the farthest from then on and teaches nothing else; where that lasts for as long as it looks on before it speaks, it begins anew. Not ready before
 * that, nor of what hardly ever moves. Keeps 9 numbers (72 bytes).
 */
public final class RecordDetector implements Detector {
    private static final int COUNT = 0;
    private static final int BEGAN_AT = 1;
    private static final int LAST = 2;
    private static final int MOVED = 3;
    private static final int FARTHEST = 4;
    private static final int FLAGGED_AT = 5;
    private static final int FLAGGED = 6;
    private static final int TAIL = 7;
    private static final int SIZE = TAIL + Tail.SIZE;
    private static final int LEAST_READINGS = 50;
    private static final int COUNTED = 10_000;
    private static final double LEAST_MOVED = 0.1;

    private final Limits limits;
    private final double sign;
    private final long learning;

    /** @param isGreatest whether it looks for the greatest of all values, or for the least */
    public RecordDetector(Limits limits, boolean isGreatest, long learningMicros) {
        this.limits = limits;
        this.sign = isGreatest ? 1 : -1;
        this.learning = learningMicros;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double number = sign * value;
        boolean isKnown = memory instanceof Numbers numbers && numbers.size() == SIZE;
        double[] known = isKnown ? ((Numbers) memory).copy() : fresh(at, number);
        boolean isReady = at - known[BEGAN_AT] >= learning
                && known[COUNT] >= LEAST_READINGS
                && known[MOVED] >= LEAST_MOVED * known[COUNT];
        double score = number > known[FARTHEST] ? Tail.score(known, TAIL, known[COUNT], number) : 0;
        Finding finding = isReady ? limits.judge(at, score) : Finding.NOT_READY;
        if (finding.held() == 0) {
            learn(known, number);
        } else if (Double.isNaN(known[FLAGGED_AT])) {
            known[FLAGGED_AT] = at;
            known[FLAGGED] = number;
        } else if (at - known[FLAGGED_AT] >= learning) {
            known = fresh(at, number);
        } else {
            known[FLAGGED] = Math.max(known[FLAGGED], number);
        }
        return new Observation(Numbers.of(known), finding);
    }

    private static double[] fresh(long at, double number) {
        double[] fresh = new double[SIZE];
        fresh[BEGAN_AT] = at;
        fresh[LAST] = number;
        fresh[FARTHEST] = number;
        fresh[FLAGGED_AT] = Double.NaN;
        return fresh;
    }

    private static void learn(double[] known, double number) {
        if (known[COUNT] >= COUNTED) {
            known[COUNT] /= 2;
            known[MOVED] /= 2;
        }
        known[COUNT]++;
        known[MOVED] += number == known[LAST] ? 0 : 1;
        known[LAST] = number;
        double flagged = Double.isNaN(known[FLAGGED_AT]) ? number : known[FLAGGED];
        known[FARTHEST] = Math.max(known[FARTHEST], Math.max(number, flagged));
        known[FLAGGED_AT] = Double.NaN;
        Tail.learn(known, TAIL, known[COUNT], number);
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
