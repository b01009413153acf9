package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of a share group are connected and subscribed in this process, and when none was. While one is, what is
 * published comes in; in a gap it waits at the broker or, before the first session was ever made, is kept by nobody.
 * Known from the first attempt to connect on; sees nothing of other processes. Any thread may ask.
 */
public final class Presence {
    /** So many gaps are remembered, the latest ones. */
    public static final int GAPS = 1_000;

    private static final Map<String, Presence> BY_SUBSCRIPTION = new ConcurrentHashMap<>();

    private final Set<String> clientIds = new HashSet<>();
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private @Nullable Instant absentSince;

    Presence() {}

    /** No session was connected from {@code from} until {@code to}. */
    public record Gap(Instant from, Instant to) {}

    /** That of this process for a subscription, as {@code MqttSettings.subscription()} names it. */
    public static Presence of(String subscription) {
        return BY_SUBSCRIPTION.computeIfAbsent(subscription, any -> new Presence());
    }

    /** Somebody means to connect. */
    synchronized void sought(Instant now) {
        if (clientIds.isEmpty() && absentSince == null) {
            absentSince = now;
        }
    }

    synchronized void joined(String clientId, Instant now) {
        if (clientIds.isEmpty() && absentSince != null) {
            gaps.addLast(new Gap(absentSince, now.isBefore(absentSince) ? absentSince : now));
            if (gaps.size() > GAPS) {
                gaps.removeFirst();
            }
        }
        absentSince = null;
        clientIds.add(clientId);
        notifyAll();
    }

    synchronized void left(String clientId, Instant now) {
        if (clientIds.remove(clientId) && clientIds.isEmpty()) {
            absentSince = now;
        }
    }

    /** Since when no session is connected; empty while one is, and before any was sought. */
    public synchronized Optional<Instant> absentSince() {
        return Optional.ofNullable(absentSince);
    }

    /** The gaps that are over, the earliest first; the one before the very first connection is among them. */
    public synchronized List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** How many sessions are connected. */
    public synchronized int connected() {
        return clientIds.size();
    }

    /** Waits until one is connected; false when that takes longer than {@code patience}. */
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
