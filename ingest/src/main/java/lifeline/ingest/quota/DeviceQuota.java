package lifeline.ingest.quota;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what devices send against their {@link Quota}. A device is a topic here: who publishes on many spends the quota of
 * many. Remembers a bounded number of them, those that spoke last; one that is forgotten starts anew. Nothing is kept
 * over a restart. Not safe for several threads.
 */
public final class DeviceQuota {
    static final int REMEMBERED = 1 << 17;
    private static final long NANOS_PER_S = 1_000_000_000L;

    private final long nanosPerMessage;
    private final long credit;
    private final int remembered;

    /** By device: the instant at which all it has sent is paid for, in a slot that is written in place. */
    private final Map<String, long[]> paid = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
            return size() > remembered;
        }
    };

    public DeviceQuota(Quota quota) {
        this(quota, REMEMBERED);
    }

    DeviceQuota(Quota quota, int remembered) {
        this.nanosPerMessage = quota.messagesPerS() == 0 ? 0 : NANOS_PER_S / quota.messagesPerS();
        this.credit = nanosPerMessage * quota.burst();
        this.remembered = remembered;
    }

    /** Whether a message of {@code device} is within its quota; if it is, it counts. */
    public boolean admits(String device, Instant receivedAt) {
        if (nanosPerMessage == 0) {
            return true;
        }
        long now = receivedAt.getEpochSecond() * NANOS_PER_S + receivedAt.getNano();
        long[] slot = paid.computeIfAbsent(device, unknown -> new long[] {now});
        long next = Math.max(slot[0], now) + nanosPerMessage;
        if (next - now > credit) {
            return false;
        }
        slot[0] = next;
        return true;
    }

    int remembered() {
        return paid.size();
    }
}
