package lifeline.stream.detector.joint;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;

/**
 * The value that so many sensors reached within some time of each other, by the greatest that each has told of late; where they must come one after the
 * other, of those whose instants go along with their places, either way. 0 where there are not so many. Not ready with fewer sensors than that. Keeps 2
 * numbers a sensor (16 bytes; 768 for 48).
 */
public final class SeveralDetector implements JointDetector {
    private final Limits limits;
    private final int least;
    private final long within;
    private final long along;

    /** @param alongMicros how far apart the first and the last must be where they come one after the other; 0 where that does not matter */
    public SeveralDetector(Limits limits, int sensors, long withinMicros, long alongMicros) {
        this.limits = limits;
        this.least = sensors;
        this.within = withinMicros;
        this.along = alongMicros;
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        int sensors = joined.size();
        double[] known = memory instanceof Numbers numbers && numbers.size() == 2 * sensors
                ? numbers.copy()
                : new double[2 * sensors];
        for (int i = 0; i < sensors; i++) {
            boolean isOld = joined.at() - known[2 * i + 1] > within;
            double value = joined.value(i);
            if (joined.isNew(i) && !Double.isNaN(value) && (isOld || value > known[2 * i])) {
                known[2 * i] = value;
                known[2 * i + 1] = joined.at();
            }
        }
        Finding finding = sensors < least
                ? Finding.NOT_READY
                : limits.judge(
                        joined.at(),
                        Peaks.of(known, (double) joined.at() - within).reached(least, along));
        return new Observation(Numbers.of(known), finding);
    }

    /** The one that reached most. */
    @Override
    public OptionalInt foremost(Memory memory) {
        return memory instanceof Numbers known
                ? IntStream.range(0, known.size() / 2)
                        .boxed()
                        .max(Comparator.comparingDouble(sensor -> known.get(2 * sensor)))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    /** When each was at its greatest is told in times that are no longer told. */
    @Override
    public Memory goneBack(Memory memory) {
        return SampleWindow.EMPTY;
    }
}
