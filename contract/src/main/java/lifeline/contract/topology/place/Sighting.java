package lifeline.contract.topology.place;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Sample;

/**
 * What one sensor saw of something that happened elsewhere on its pipe.
 *
 * @param strength how far it went from where it had been, up or down
 * @param noise how far it goes by itself
 * @param at when it first left its noise; where it never did, when the thing happened
 */
public record Sighting(String asset, double strength, double noise, Instant at) {
    /** Of the readings before something began, those so old and not older are looked at. */
    public static final Duration BEFORE = Duration.ofMinutes(10);
    /** And of those after it. */
    public static final Duration AFTER = Duration.ofMinutes(4);

    private static final Duration UNSURE = Duration.ofSeconds(20);
    private static final int FEWEST = 3;
    private static final double NORMAL = 1.4826;
    private static final double NORMAL_MEAN = 1.2533;
    private static final double NOTICED = 4;

    /**
     * What a sensor's readings show of it; empty where there are too few before or after.
     *
     * @param readings in order of time
     * @param beganAt when the first sensor noticed, give or take some seconds
     */
    public static Optional<Sighting> of(String asset, List<Sample> readings, Instant beganAt) {
        List<Double> before = readings.stream()
                .filter(reading -> !reading.observedAt().isBefore(beganAt.minus(BEFORE))
                        && reading.observedAt().isBefore(beganAt.minus(UNSURE)))
                .map(Sample::value)
                .toList();
        List<Sample> after = readings.stream()
                .filter(reading -> !reading.observedAt().isBefore(beganAt.minus(UNSURE))
                        && !reading.observedAt().isAfter(beganAt.plus(AFTER)))
                .toList();
        if (before.size() < FEWEST || after.size() < FEWEST) {
            return Optional.empty();
        }
        double rest = median(before);
        double noise = noise(before, rest);
        Instant noticedAt = after.stream()
                .filter(reading -> Math.abs(reading.value() - rest) > NOTICED * noise)
                .map(Sample::observedAt)
                .findFirst()
                .orElse(beganAt);
        return Optional.of(new Sighting(asset, farthest(after, rest), noise, noticedAt));
    }

    /** By the median, the mean and the least step of what it said: a sensor that says ever the same may still be rounded. */
    private static double noise(List<Double> before, double rest) {
        List<Double> off = before.stream().map(value -> Math.abs(value - rest)).toList();
        double mean = off.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double step = off.stream()
                .filter(some -> some > 0)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double least = Math.max(1e-9, Math.abs(rest) / 1_000);
        return Math.max(Math.max(NORMAL * median(off), NORMAL_MEAN * mean), Math.max(step / 2, least));
    }

    /** Of three readings in a row the middle one counts: a single spike is nothing. */
    private static double farthest(List<Sample> after, double rest) {
        double farthest = 0;
        for (int i = 2; i < after.size(); i++) {
            List<Double> three = after.subList(i - 2, i + 1).stream()
                    .map(reading -> reading.value() - rest)
                    .toList();
            farthest = Math.max(farthest, Math.abs(median(three)));
        }
        return farthest;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.naturalOrder());
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
