package lifeline.stream.waveform;

/** Ten minutes by the clock of one sensor, as far as they have come. All samples of it have one rate. */
public final class FeatureWindow {
    public static final long MICROS = 600_000_000L;
    private static final double SECOND_MICROS = 1e6;

    private final long start;
    private final float rate;
    private final Sums sums;
    private final Coverage coverage;
    private final Spectrum spectrum;

    private FeatureWindow(long start, float rate, Sums sums, Coverage coverage, Spectrum spectrum) {
        this.start = start;
        this.rate = rate;
        this.sums = sums;
        this.coverage = coverage;
        this.spectrum = spectrum;
    }

    /** What is summed up over the samples that are there. */
    public record Sums(long count, double sum, double squares, float min, float max, long receivedMicros) {
        static final Sums NONE = new Sums(0, 0, 0, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Long.MIN_VALUE);
    }

    static FeatureWindow at(long start, float rate) {
        return new FeatureWindow(start, rate, Sums.NONE, Coverage.none(), Spectrum.of(rate));
    }

    public static FeatureWindow restored(long start, float rate, Sums sums, Coverage coverage, Spectrum spectrum) {
        return new FeatureWindow(start, rate, sums, coverage, spectrum);
    }

    public FeatureWindow copy() {
        return new FeatureWindow(start, rate, sums, coverage.copy(), spectrum.copy());
    }

    public long start() {
        return start;
    }

    public long end() {
        return start + MICROS;
    }

    public float rate() {
        return rate;
    }

    public Sums sums() {
        return sums;
    }

    public Coverage coverage() {
        return coverage;
    }

    public Spectrum spectrum() {
        return spectrum;
    }

    /** The window with {@code samples[from]} to before {@code samples[to]} added, those that have come before left out. */
    FeatureWindow with(long firstMicros, float[] samples, int from, int to, long receivedMicros) {
        int index = (int) Math.max(0, Math.round((firstMicros - start) / SECOND_MICROS * rate));
        boolean isNew = !coverage.hasAny(index, index + to - from);
        long count = sums.count;
        double sum = sums.sum;
        double squares = sums.squares;
        float min = sums.min;
        float max = sums.max;
        for (int i = from; i < to; i++) {
            float value = samples[i];
            int at = index + i - from;
            if (Float.isNaN(value) || (!isNew && coverage.has(at))) {
                continue;
            }
            count++;
            sum += value;
            squares += (double) value * value;
            min = Math.min(min, value);
            max = Math.max(max, value);
            spectrum.add(at, value);
        }
        coverage.add(index, index + to - from);
        Sums more = new Sums(count, sum, squares, min, max, Math.max(sums.receivedMicros, receivedMicros));
        return new FeatureWindow(start, rate, more, coverage, spectrum);
    }

    boolean isEmpty() {
        return sums.count == 0;
    }

    /** What it amounts to; at least one sample must have come. Ends the spectrum. */
    Features features() {
        spectrum.end();
        double mean = sums.sum / sums.count;
        double variance = Math.max(0, sums.squares / sums.count - mean * mean);
        return new Features(
                start,
                mean,
                sums.min,
                sums.max,
                Math.sqrt(variance),
                spectrum.dominant(rate),
                Math.min(1, sums.count / (rate * (MICROS / SECOND_MICROS))),
                sums.receivedMicros);
    }
}
