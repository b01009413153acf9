package lifeline.launcher.ledger.probe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a sensor that numbers its readings in their value has sent: {@code first}, {@code first + step}, ….
 *
 * @param numbers how many
 */
public record Count(String sensor, double first, double step, long numbers) {

    /**
     * What was found of all counts.
     *
     * @param distinct by sensor, how many of its numbers are there
     * @param possible copies beyond the first that are marked
     * @param duplicated copies beyond the first, and numbers nobody sent, that are not
     */
    public record Found(Map<String, Long> distinct, long possible, long duplicated) {}

    /** Finds each number of {@code counts} among {@code readings}; those of other sensors are passed over. */
    public static Found find(List<Count> counts, List<Numbered> readings) {
        Map<String, Count> bySensor = new HashMap<>();
        counts.forEach(count -> bySensor.put(count.sensor(), count));
        Map<String, Set<Long>> seen = new HashMap<>();
        long[] surplus = new long[2];
        // unmarked ones first, so that each number's own reading is one of them where there is one
        readings.stream()
                .filter(reading -> bySensor.containsKey(reading.sensor()))
                .sorted(Comparator.comparing(Numbered::possibleDuplicate))
                .filter(reading ->
                        !Objects.requireNonNull(bySensor.get(reading.sensor())).take(reading, seen))
                .forEach(reading -> surplus[reading.possibleDuplicate() ? 0 : 1]++);
        Map<String, Long> distinct = new HashMap<>();
        counts.forEach(count -> distinct.put(count.sensor(), (long)
                seen.getOrDefault(count.sensor(), Set.of()).size()));
        return new Found(distinct, surplus[0], surplus[1]);
    }

    private boolean take(Numbered reading, Map<String, Set<Long>> seen) {
        long number = Math.round((reading.value() - first) / step);
        return number >= 0
                && number < numbers
                && seen.computeIfAbsent(sensor, unseen -> new HashSet<>()).add(number);
    }
}
