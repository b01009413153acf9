package lifeline.stream.waveform;

import java.util.Arrays;

/** Cuts the samples of a frame by whole seconds. A sample up to half a step before a second belongs to it. */
public final class Seconds {
    private static final double MICROS = 1e6;

    private Seconds() {}

    /**
     * Where each second begins: the first index of each part, and at the end {@code count}.
     *
     * @param startMicros when the first sample was taken, since 1970
     * @param rate samples a second
     * @param count how many samples, at least one
     */
    public static int[] bounds(long startMicros, double rate, int count) {
        double step = MICROS / rate;
        int[] bounds = new int[(int) (count / rate) + 3];
        int parts = 1;
        long second = second(startMicros, step, 0);
        for (int i = 1; i < count; i++) {
            long its = second(startMicros, step, i);
            if (its != second) {
                second = its;
                bounds[parts++] = i;
            }
        }
        bounds[parts] = count;
        return Arrays.copyOf(bounds, parts + 1);
    }

    /** When a sample was taken, in microseconds since 1970. */
    public static long at(long startMicros, double rate, int sample) {
        return startMicros + Math.round(sample * MICROS / rate);
    }

    private static long second(long startMicros, double step, int sample) {
        return Math.floorDiv(startMicros + Math.round((sample + 0.5) * step), (long) MICROS);
    }
}
