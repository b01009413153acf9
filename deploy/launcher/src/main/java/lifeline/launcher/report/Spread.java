package lifeline.launcher.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Median, 99th percentile and largest of some numbers, each one that occurred. */
public record Spread(double p50, double p99, double max) {
    private static final double MOST = 0.99;

    /** Empty when there are none. */
    public static Optional<Spread> of(List<Double> numbers) {
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Optional.of(new Spread(at(sorted, 0.5), at(sorted, MOST), sorted[sorted.length - 1]));
    }

    /** As reports tell it. */
    public Map<String, Object> figures(boolean withP99) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50", Figures.rounded(p50));
        if (withP99) {
            figures.put("p99", Figures.rounded(p99));
        }
        figures.put("max", Figures.rounded(max));
        return figures;
    }

    private static double at(double[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)];
    }
}
