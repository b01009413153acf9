package lifeline.launcher.drill.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of a list of numbers; all NaN when there are none. */
record Quantiles(double p50, double p99, double max) {
    static Quantiles of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return new Quantiles(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }

    /** As it stands in a report; null where there is nothing. */
    Map<String, @Nullable Object> json(boolean withP99) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("p50", told(p50));
        if (withP99) {
            content.put("p99", told(p99));
        }
        content.put("max", told(max));
        return content;
    }

    private static @Nullable Double told(double number) {
        return Double.isNaN(number) ? null : Math.round(number * 10) / 10.0;
    }
}
