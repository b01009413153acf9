package lifeline.ingest.mqtt.arrival;

import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived in one session and is not yet emitted, in order. Adding never waits: the broker's window bounds the
 * number of messages, and the session lets go of its connection when the bytes cross their budget.
 */
public final class Inbox {
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final SourceMetrics metrics;

    public Inbox(SourceMetrics metrics) {
        this.metrics = metrics;
    }

    void add(Arrival arrival) {
        count(arrival.bytes());
        arrivals.add(arrival);
    }

    public @Nullable Arrival poll() {
        Arrival arrival = arrivals.poll();
        if (arrival != null) {
            count(-arrival.bytes());
        }
        return arrival;
    }

    /** When what is taken out next has come; nothing if nothing is here. */
    public OptionalLong oldestNanos() {
        Arrival next = arrivals.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.arrivedNanos());
    }

    public boolean isEmpty() {
        return arrivals.isEmpty();
    }

    public long bytes() {
        return bytes.get();
    }

    private void count(long difference) {
        bytes.addAndGet(difference);
        metrics.add(Count.INBOX_BYTES, difference);
    }
}
