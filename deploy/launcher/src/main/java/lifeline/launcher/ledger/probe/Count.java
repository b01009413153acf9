package lifeline.launcher.ledger.probe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sensor that numbers its readings in their value has sent: {@code first}, {@code first + step}, ….
 *
 * @param numbers how many
 */
public record Count(String sensor, double first, double step, long numbers) {

    /**
     * What was found of a count.
     *
     * @param distinct how many of its numbers are there
     * @param possible copies beyond the first that are marked
     * @param surplus copies beyond the first, and numbers nobody sent, that are not
     */
    public record Found(long distinct, long possible, long surplus) {}

    /** Finds the numbers of each of {@code counts} among {@code readings}; those of other sensors are passed over. */
    public static Map<String, Found> find(List<Count> counts, List<Numbered> readings) {
        Map<String, List<Numbered>> bySensor = readings.stream().collect(Collectors.groupingBy(Numbered::sensor));
        Map<String, Found> found = new HashMap<>();
        counts.forEach(
                count -> found.put(count.sensor(), count.find(bySensor.getOrDefault(count.sensor(), List.of()))));
        return found;
    }

    /** Unmarked ones first, so that each number's own reading is one of them where there is one. */
    private Found find(List<Numbered> readings) {
        Set<Long> seen = new HashSet<>();
        long possible = 0;
        long surplus = 0;
        for (Numbered reading : readings.stream()
                .sorted(Comparator.comparing(Numbered::possibleDuplicate))
                .toList()) {
            long number = Math.round((reading.value() - first) / step);
            if (number < 0 || number >= numbers || !seen.add(number)) {
                possible += reading.possibleDuplicate() ? 1 : 0;
                surplus += reading.possibleDuplicate() ? 0 : 1;
            }
        }
        return new Found(seen.size(), possible, surplus);
    }
}
