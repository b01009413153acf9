package lifeline.simulators.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lifeline.simulators.wave.Rain;

/**
 * A real storm: the mean of the gauges that were recording, each along a straight line from one reading to the next. Where a gauge
 * told nothing for more than an hour, before its first and after its last reading, it counts as dry.
 */
public final class RecordedRain implements Rain {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final List<NavigableMap<Instant, Double>> gauges;

    RecordedRain(Collection<Recording.Row> rows, Duration shift) {
        Map<String, NavigableMap<Instant, Double>> byGauge = new TreeMap<>();
        rows.forEach(row -> byGauge.computeIfAbsent(row.device(), gauge -> new TreeMap<>())
                .put(row.observedAt().plus(shift), Math.max(0, row.value())));
        this.gauges = new ArrayList<>(byGauge.values());
    }

    @Override
    public double at(Instant instant) {
        return gauges.stream().mapToDouble(gauge -> at(gauge, instant)).average().orElse(0);
    }

    private static double at(NavigableMap<Instant, Double> gauge, Instant instant) {
        Map.Entry<Instant, Double> before = gauge.floorEntry(instant);
        Map.Entry<Instant, Double> after = gauge.ceilingEntry(instant);
        if (before == null || after == null) {
            return 0;
        }
        Duration between = Duration.between(before.getKey(), after.getKey());
        if (between.isZero()) {
            return before.getValue();
        }
        if (between.compareTo(LONGEST) > 0) {
            return 0;
        }
        double share = (double) Duration.between(before.getKey(), instant).toMillis() / between.toMillis();
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
