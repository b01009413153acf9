package lifeline.contract.simulation.physics;

import java.util.List;
import lifeline.contract.yaml.YamlNode;

/**
 * A storm of the Chicago type (Keifer and Chu): every stretch around its peak rains as the local intensity formula says,
 * i = a (1 + c lg P) / (t + b)^n with t in minutes and i in mm/min.
 *
 * @param years P, how seldom such a storm comes
 * @param peakAt the share of its duration that lies before the peak
 */
public record Hyetograph(double years, double peakAt, double a, double c, double b, double n) {
    private static final double HOUR_MINUTES = 60;

    /** Reads one; what cannot be is recorded as a fault. */
    public static Hyetograph read(YamlNode node) {
        Hyetograph read = new Hyetograph(
                node.number("years"),
                node.number("peak-at"),
                node.number("a"),
                node.number("c"),
                node.number("b"),
                node.number("n"));
        boolean positive = List.of(read.years, read.a, read.b, read.n).stream().allMatch(number -> number > 0);
        if (!positive || read.c < 0 || read.peakAt <= 0 || read.peakAt >= 1 || read.n >= 1) {
            node.fault("'years', 'a' and 'b' must be above 0, 'c' not below, 'peak-at' and 'n' between 0 and 1");
        }
        node.done();
        return read;
    }

    /** The formula: the mean over {@code minutes}, mm/h. */
    public double mean(double minutes) {
        return strength() / Math.pow(minutes + b, n);
    }

    /** The intensity {@code minute} minutes into a storm of {@code duration} minutes, mm/h. */
    public double at(double minute, double duration) {
        if (minute < 0 || minute > duration) {
            return 0;
        }
        double peak = peakAt * duration;
        double stretch = minute < peak ? (peak - minute) / peakAt : (minute - peak) / (1 - peakAt);
        return strength() * ((1 - n) * stretch + b) / Math.pow(stretch + b, n + 1);
    }

    private double strength() {
        return HOUR_MINUTES * a * (1 + c * Math.log10(years));
    }
}
