package lifeline.stream.waveform;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mean power spectrum of a stretch by Welch's method: segments of about {@value #SECONDS} s that do not overlap, each less
 * its mean, under a Hann window. A segment counts when four fifths of it are there; what is missing is its mean. Only
 * the present segment's samples are kept.
 */
public final class Spectrum {
    static final int SECONDS = 20;
    static final int LARGEST = 4_096;
    private static final int SMALLEST = 16;
    private static final double ENOUGH = 0.8;
    private static final Map<Integer, Fourier> TRANSFORMS = new ConcurrentHashMap<>();

    private final float[] samples;
    private final float[] power;
    private int segment;
    private int filled;
    private int segments;

    private Spectrum(float[] samples, float[] power, int segment, int filled, int segments) {
        this.samples = samples;
        this.power = power;
        this.segment = segment;
        this.filled = filled;
        this.segments = segments;
    }

    static Spectrum of(double rate) {
        int size = SMALLEST;
        while (size < SECONDS * rate && size < LARGEST) {
            size *= 2;
        }
        float[] samples = new float[size];
        Arrays.fill(samples, Float.NaN);
        return new Spectrum(samples, new float[size / 2 + 1], 0, 0, 0);
    }

    /** One that was kept; the arrays become its own. */
    public static Spectrum restored(float[] samples, float[] power, int segment, int filled, int segments) {
        return new Spectrum(samples, power, segment, filled, segments);
    }

    public Spectrum copy() {
        return new Spectrum(samples.clone(), power.clone(), segment, filled, segments);
    }

    /** Samples of the present segment, NaN where there are none yet. */
    public float[] samples() {
        return samples;
    }

    public float[] power() {
        return power;
    }

    public int segment() {
        return segment;
    }

    public int filled() {
        return filled;
    }

    public int segments() {
        return segments;
    }

    /** @param index of the sample in the stretch; those of a segment before the present one are too late for the spectrum */
    void add(int index, float value) {
        int its = index / samples.length;
        if (its < segment) {
            return;
        }
        if (its > segment) {
            end();
            segment = its;
        }
        samples[index % samples.length] = value;
        filled++;
        if (filled == samples.length) {
            end();
            segment++;
        }
    }

    /** No more samples of the present segment will come. */
    void end() {
        if (filled >= ENOUGH * samples.length) {
            addPower();
            segments++;
        }
        Arrays.fill(samples, Float.NaN);
        filled = 0;
    }

    private void addPower() {
        int size = samples.length;
        double mean = 0;
        for (float sample : samples) {
            mean += Float.isNaN(sample) ? 0 : sample;
        }
        mean /= filled;
        double[] real = new double[size];
        double[] imaginary = new double[size];
        for (int i = 0; i < size; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            real[i] = Float.isNaN(samples[i]) ? 0 : (samples[i] - mean) * hann;
        }
        TRANSFORMS.computeIfAbsent(size, Fourier::new).transform(real, imaginary);
        for (int k = 0; k < power.length; k++) {
            power[k] += (float) (real[k] * real[k] + imaginary[k] * imaginary[k]);
        }
    }

    /** The frequency of the highest peak; empty when no segment was whole enough or nothing moves. */
    OptionalDouble dominant(double rate) {
        int highest = 0;
        for (int k = 1; k < power.length - 1; k++) { // 0 is the mean, the last one half the rate
            if (power[k] > (highest == 0 ? 0 : power[highest])) {
                highest = k;
            }
        }
        return highest == 0 || !Float.isFinite(power[highest])
                ? OptionalDouble.empty()
                : OptionalDouble.of((highest + offset(highest)) * rate / samples.length);
    }

    /** Where between its neighbours the peak is: the vertex of the parabola through their logarithms. */
    private double offset(int peak) {
        double left = power[peak - 1];
        double right = power[peak + 1];
        if (peak == 1 || peak == power.length - 2 || left <= 0 || right <= 0) {
            return 0;
        }
        double a = Math.log(left);
        double b = Math.log(power[peak]);
        double c = Math.log(right);
        double bend = a - 2 * b + c;
        return bend == 0 ? 0 : Math.max(-0.5, Math.min(0.5, (a - c) / (2 * bend)));
    }
}
