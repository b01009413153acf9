package lifeline.stream.detector.joint;

import java.util.List;
import lifeline.contract.rule.JointCondition.Combination.Counting;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;

/**
 * How many signs there are within some time of each other; or of them only those that lead the list, or follow each other as listed. Not ready
 * while an input is missing or stale, or a change has but one reading. Keeps 4 numbers for a sign of values and 21 for one of a window: two
 * changes are 42 numbers (336 bytes), six 1008 bytes.
 */
public final class CombinationDetector implements JointDetector {
    private final Limits limits;
    private final List<SignWatch> signs;
    private final long within;
    private final Counting counting;
    private final int size;

    CombinationDetector(Limits limits, List<SignWatch> signs, long withinMicros, Counting counting) {
        this.limits = limits;
        this.signs = List.copyOf(signs);
        this.within = withinMicros;
        this.counting = counting;
        this.size = signs.stream().mapToInt(SignWatch::size).sum();
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        double[] known = memory instanceof Numbers numbers && numbers.size() == size ? numbers.copy() : fresh();
        boolean isReady = joined.isWhole();
        int from = 0;
        for (SignWatch sign : signs) {
            sign.look(known, from, joined);
            isReady &= sign.isReady(known, from);
            from += sign.size();
        }
        return new Observation(Numbers.of(known), isReady ? count(known, joined.at()) : Finding.NOT_READY);
    }

    private Finding count(double[] known, long at) {
        int count = 0;
        long since = at;
        long last = Long.MIN_VALUE;
        int from = 0;
        for (SignWatch sign : signs) {
            boolean isLate = counting == Counting.SEQUENCE && sign.beganAt(known, from) < last;
            if (sign.isThere(known, from, at, within) && !isLate) {
                count++;
                last = sign.beganAt(known, from);
                since = Math.min(since, last);
            } else if (counting != Counting.ANY) {
                break;
            }
            from += sign.size();
        }
        Finding judged = limits.judge(at, count);
        return Finding.of(judged.met(), judged.held(), count, since);
    }

    /** When its signs were there is told in times that are no longer told. */
    @Override
    public Memory goneBack(Memory memory) {
        return SampleWindow.EMPTY;
    }

    private double[] fresh() {
        double[] fresh = new double[size];
        int from = 0;
        for (SignWatch sign : signs) {
            sign.begin(fresh, from);
            from += sign.size();
        }
        return fresh;
    }
}
