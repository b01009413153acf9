package lifeline.stream.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lifeline.contract.signal.Sample;
import org.jspecify.annotations.Nullable;

/** A few readings of a sensor in the order they were added. Immutable; 16 bytes of state a reading. */
public final class SampleWindow implements Memory {
    /** No reading yet. */
    public static final SampleWindow EMPTY = new SampleWindow(new long[0], new double[0]);

    private final long[] ats;
    private final double[] values;

    private SampleWindow(long[] ats, double[] values) {
        this.ats = ats;
        this.values = values;
    }

    public static SampleWindow of(long at, double value) {
        return new SampleWindow(new long[] {at}, new double[] {value});
    }

    /** A window of these; the arrays must not be touched afterwards. */
    public static SampleWindow of(long[] ats, double[] values) {
        if (ats.length != values.length) {
            throw new IllegalArgumentException(ats.length + " instants but " + values.length + " values");
        }
        return ats.length == 0 ? EMPTY : new SampleWindow(ats, values);
    }

    /** {@code memory} as a window; what is not one is forgotten. */
    public static SampleWindow of(Memory memory) {
        return memory instanceof SampleWindow window ? window : EMPTY;
    }

    /** What is compared over time begins anew. */
    @Override
    public Memory goneBack() {
        return EMPTY;
    }

    public int size() {
        return ats.length;
    }

    public boolean isEmpty() {
        return ats.length == 0;
    }

    /** Microseconds of the sample at {@code index}; 0 is the oldest. */
    public long at(int index) {
        return ats[index];
    }

    public double value(int index) {
        return values[index];
    }

    public long lastAt() {
        return ats[ats.length - 1];
    }

    /** With one more at its end; of more than {@code limit} the first ones are let go. */
    public SampleWindow with(long at, double value, int limit) {
        int kept = Math.min(ats.length, limit - 1);
        int from = ats.length - kept;
        long[] newAts = Arrays.copyOfRange(ats, from, from + kept + 1);
        double[] newValues = Arrays.copyOfRange(values, from, from + kept + 1);
        newAts[kept] = at;
        newValues[kept] = value;
        return new SampleWindow(newAts, newValues);
    }

    /** Without what is older than {@code at}, given that the window is in order of time. */
    public SampleWindow since(long at) {
        int from = 0;
        while (from < ats.length && ats[from] < at) {
            from++;
        }
        if (from == 0) {
            return this;
        }
        return of(Arrays.copyOfRange(ats, from, ats.length), Arrays.copyOfRange(values, from, values.length));
    }

    /** As evidence, in order of time. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(ats.length);
        for (int i = 0; i < ats.length; i++) {
            samples.add(new Sample(Micros.instant(ats[i]), values[i]));
        }
        samples.sort((a, b) -> a.observedAt().compareTo(b.observedAt()));
        return samples;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleWindow that && Arrays.equals(ats, that.ats) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ats) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return samples().toString();
    }
}
