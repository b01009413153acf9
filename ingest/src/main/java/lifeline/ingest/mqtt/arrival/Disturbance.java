package lifeline.ingest.mqtt.arrival;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the broker was last given reason to deliver something again, to any session of a share group: what one session has
 * not acknowledged when its connection ends may go to another. Shared by all sessions of the group in this process.
 */
public final class Disturbance {
    private static final Map<String, Disturbance> BY_SUBSCRIPTION = new ConcurrentHashMap<>();

    private volatile Event last = new Event(0, 0);

    /** @param number how many there have been; 0 means never */
    record Event(long number, long nanos) {}

    /** The one of this process for a subscription. */
    public static Disturbance of(String subscription) {
        return BY_SUBSCRIPTION.computeIfAbsent(subscription, any -> new Disturbance());
    }

    /** Something may come again. */
    public synchronized void happened(long nanos) {
        last = new Event(last.number() + 1, nanos);
    }

    Event last() {
        return last;
    }
}
