package lifeline.stream.waveform;

import java.util.OptionalDouble;

/**
 * What ten minutes of a fast sensor amount to.
 *
 * @param startMicros of the ten minutes, since 1970
 * @param rms root mean square about the mean
 * @param frequency of the highest peak of the mean spectrum, in Hz
 * @param coverage how much of the ten minutes there are samples of, 0…1
 * @param receivedMicros when the newest of its frames came
 */
public record Features(
        long startMicros,
        double mean,
        double min,
        double max,
        double rms,
        OptionalDouble frequency,
        double coverage,
        long receivedMicros) {

    /** What is worked out; a domain that has a quantity {@code NAME-SUFFIX} for its quantity {@code NAME} is told it. */
    public enum Kind {
        MEAN("mean"),
        MIN("min"),
        MAX("max"),
        RMS("rms"),
        PEAK_TO_PEAK("peak-to-peak"),
        FREQUENCY("frequency");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** The name of the quantity it is told as. */
        public String quantity(String of) {
            return of + '-' + suffix;
        }
    }

    public OptionalDouble value(Kind kind) {
        return switch (kind) {
            case MEAN -> OptionalDouble.of(mean);
            case MIN -> OptionalDouble.of(min);
            case MAX -> OptionalDouble.of(max);
            case RMS -> OptionalDouble.of(rms);
            case PEAK_TO_PEAK -> OptionalDouble.of(max - min);
            case FREQUENCY -> frequency;
        };
    }
}
