package lifeline.stream.detector.joint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The greatest that each sensor of an asset has told of late, the greatest of all first. */
record Peaks(List<Peak> peaks) {
    /** How well instants must go along with places, as a correlation. */
    private static final double ALONG = 0.9;

    Peaks {
        peaks = List.copyOf(peaks);
    }

    /** @param place of its sensor among those of the asset */
    record Peak(int place, double value, double at) {}

    /**
     * Those not before an instant.
     *
     * @param known value and instant of each sensor
     */
    static Peaks of(double[] known, double since) {
        return new Peaks(IntStream.range(0, known.length / 2)
                .mapToObj(place -> new Peak(place, known[2 * place], known[2 * place + 1]))
                .filter(peak -> peak.at() >= since)
                .sorted(Comparator.comparingDouble(Peak::value).reversed())
                .toList());
    }

    /** What so many of them reached, one after the other if the last must come so long after the first; 0 if they did not. */
    double reached(int least, long along) {
        for (int count = least; count <= peaks.size(); count++) {
            if (along == 0 || isTravelling(peaks.subList(0, count), along)) {
                return peaks.get(count - 1).value();
            }
        }
        return 0;
    }

    private static boolean isTravelling(List<Peak> peaks, long along) {
        double[] places = offTheirMean(peaks.stream().mapToDouble(Peak::place).toArray());
        double[] instants = offTheirMean(peaks.stream().mapToDouble(Peak::at).toArray());
        double apart = Arrays.stream(instants).max().orElse(0)
                - Arrays.stream(instants).min().orElse(0);
        double together = product(places, instants);
        double each = Math.sqrt(product(places, places) * product(instants, instants));
        return apart >= (double) along && Math.abs(together) >= ALONG * each;
    }

    private static double[] offTheirMean(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        return Arrays.stream(numbers).map(number -> number - mean).toArray();
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
