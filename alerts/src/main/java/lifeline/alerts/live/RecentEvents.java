package lifeline.alerts.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The newest events, without a hole between them; older ones are in the store. For several threads. */
final class RecentEvents {
    private final int capacity;
    private final Deque<LiveEvent> events = new ArrayDeque<>();
    private long before;
    private long newest;

    /**
     * @param newest the place from which on events are kept
     * @param capacity how many at most
     */
    RecentEvents(long newest, int capacity) {
        this.before = newest;
        this.newest = newest;
        this.capacity = capacity;
    }

    synchronized long newest() {
        return newest;
    }

    /** Adds what follows the newest, in order. */
    synchronized void add(List<LiveEvent> following) {
        for (LiveEvent event : following) {
            events.addLast(event);
            newest = event.seq();
            if (events.size() > capacity) {
                before = events.removeFirst().seq();
            }
        }
    }

    /** Those after a place, at most {@code limit}; empty when that place is further back than what is kept. */
    synchronized Optional<List<LiveEvent>> after(long seq, int limit) {
        if (seq < before) {
            return Optional.empty();
        }
        List<LiveEvent> following = new ArrayList<>();
        // viewers are nearly always at the end: look from there
        Iterator<LiveEvent> backwards = events.descendingIterator();
        Deque<LiveEvent> newer = new ArrayDeque<>();
        while (backwards.hasNext()) {
            LiveEvent event = backwards.next();
            if (event.seq() <= seq) {
                break;
            }
            newer.addFirst(event);
        }
        newer.stream().limit(limit).forEach(following::add);
        return Optional.of(following);
    }
}
