package lifeline.alerts.live;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That something has changed of which the audit of alerts does not tell. Goes along in the live stream without an id: it says only
 * where to look, so one that is missed is made good by the next, or by asking.
 */
@Singleton
public final class News {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private volatile long newest;

    /**
     * @param number counts what has been told of anything
     * @param frame ready to be sent
     */
    record Told(long number, String fingerprint, String frame) {}

    /**
     * Tells it to all viewers, unless {@code fingerprint} is what it was.
     *
     * @param event its name in the stream; of each name the newest is kept
     * @param data JSON in one line
     */
    public synchronized void tell(String event, String fingerprint, String data) {
        Told before = told.get(event);
        if (before == null || !fingerprint.equals(before.fingerprint())) {
            long number = newest + 1;
            told.put(event, new Told(number, fingerprint, "event: " + event + "\ndata: " + data + "\n\n"));
            newest = number;
            listeners.forEach(Runnable::run);
        }
    }

    /** 0 before anything was told. */
    long newest() {
        return newest;
    }

    /** The newest of each name told after that one, in order. */
    List<Told> after(long number) {
        return told.values().stream()
                .filter(one -> one.number() > number)
                .sorted(Comparator.comparingLong(Told::number))
                .toList();
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }
}
