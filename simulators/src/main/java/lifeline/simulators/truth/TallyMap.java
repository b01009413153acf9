package lifeline.simulators.truth;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntFunction;
import lifeline.simulators.truth.Ledger.Tally;
import org.jspecify.annotations.Nullable;

/** Tallies by sensor, made when they are asked for; unmodifiable. Places are in the order of the sensors' names. */
final class TallyMap extends AbstractMap<String, Tally> {
    private final int size;
    private final IntFunction<String> nameAt;
    private final IntFunction<Tally> tallyAt;

    TallyMap(int size, IntFunction<String> nameAt, IntFunction<Tally> tallyAt) {
        this.size = size;
        this.nameAt = nameAt;
        this.tallyAt = tallyAt;
    }

    @Override
    public @Nullable Tally get(@Nullable Object key) {
        int place = key instanceof String sensor ? placeOf(sensor) : -1;
        return place < 0 ? null : tallyAt.apply(place);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    private int placeOf(String sensor) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = nameAt.apply(middle).compareTo(sensor);
            if (compared == 0) {
                return middle;
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared < 0 ? high : middle - 1;
        }
        return -1;
    }

    @Override
    public Set<Map.Entry<String, Tally>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Tally>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Map.Entry<String, Tally>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Map.Entry<String, Tally> next() {
                    if (next >= size) {
                        throw new NoSuchElementException();
                    }
                    int place = next++;
                    return Map.entry(nameAt.apply(place), tallyAt.apply(place));
                }
            };
        }
    }
}
