package lifeline.simulators.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lifeline.simulators.truth.Ledger.Tally;

/**
 * What each sensor has sent, counted in place: a city has hundreds of thousands of them. Not for several threads, except that
 * what {@link Snapshot#sorted} needs is kept for the next snapshot of the same sensors.
 */
final class SensorCounts {
    private static final int FIELDS = 4;
    private static final int PUBLISHED = 0;
    private static final int REPEATED = 1;
    private static final int UNTIMED = 2;
    private static final int RESENT = 3;
    private static final int FIRST_ROOM = 1_024;
    private static final int NONE = -1;
    private static final long MIXER = 0x9e3779b97f4a7c15L;

    private final List<String> names = new ArrayList<>();
    /** Where a sensor may stand, by its mixed hash; numbered names lie too close together for a {@code HashMap}. */
    private int[] table = emptyTable(2 * FIRST_ROOM);

    private long[] counts = new long[FIRST_ROOM * FIELDS];
    private volatile int[] order = {};

    void published(String sensor, boolean copy, boolean timed) {
        int at = placeOf(sensor) * FIELDS;
        counts[at + PUBLISHED]++;
        counts[at + REPEATED] += copy ? 1 : 0;
        counts[at + UNTIMED] += timed ? 0 : 1;
    }

    void resent(String sensor) {
        int at = placeOf(sensor) * FIELDS;
        counts[at + RESENT]++;
    }

    private int placeOf(String sensor) {
        int slot = slotOf(sensor);
        if (table[slot] == NONE) {
            table[slot] = names.size();
            names.add(sensor);
            makeRoom();
            return names.size() - 1;
        }
        return table[slot];
    }

    /** Its own, or the free one it may have. */
    private int slotOf(String sensor) {
        int slot = (int) ((sensor.hashCode() * MIXER) >>> Integer.SIZE) & (table.length - 1);
        while (table[slot] != NONE && !names.get(table[slot]).equals(sensor)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void makeRoom() {
        if (names.size() * FIELDS == counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        if (2 * names.size() == table.length) {
            table = emptyTable(2 * table.length);
            for (int place = 0; place < names.size(); place++) {
                table[slotOf(names.get(place))] = place;
            }
        }
    }

    private static int[] emptyTable(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, NONE);
        return empty;
    }

    /** As it stands now: two arrays are copied, so that whoever counts waits for no more than that. */
    Snapshot snapshot() {
        return new Snapshot(names.toArray(String[]::new), Arrays.copyOf(counts, names.size() * FIELDS));
    }

    /** What all sensors have sent at one moment. */
    final class Snapshot {
        private final String[] sensors;
        private final long[] then;

        private Snapshot(String[] sensors, long[] then) {
            this.sensors = sensors;
            this.then = then;
        }

        /** By sensor, in the order of their names. */
        Map<String, Tally> sorted() {
            int[] sorted = order(sensors);
            return new TallyMap(sensors.length, i -> sensors[sorted[i]], i -> tally(sorted[i] * FIELDS));
        }

        private Tally tally(int at) {
            return new Tally(then[at + PUBLISHED], then[at + REPEATED], then[at + UNTIMED], then[at + RESENT]);
        }
    }

    /** Sensors are only ever added, so as many sensors are the same sensors. */
    private int[] order(String[] sensors) {
        int[] known = order;
        if (known.length != sensors.length) {
            known = IntStream.range(0, sensors.length)
                    .boxed()
                    .sorted(Comparator.comparing(place -> sensors[place]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            order = known;
        }
        return known;
    }
}
