package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Which sessions of a share group are subscribed in this process. From the first one on the broker keeps what is published. */
public final class Subscribed {
    private static final Map<String, Subscribed> BY_SUBSCRIPTION = new ConcurrentHashMap<>();

    private final Set<String> clientIds = new HashSet<>();

    private Subscribed() {}

    public static Subscribed to(String subscription) {
        return BY_SUBSCRIPTION.computeIfAbsent(subscription, any -> new Subscribed());
    }

    synchronized void joined(String clientId) {
        clientIds.add(clientId);
        notifyAll();
    }

    synchronized void left(String clientId) {
        clientIds.remove(clientId);
    }

    /** Waits until one is there; false when that takes longer than {@code patience}. */
    public synchronized boolean awaitFirst(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (clientIds.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
