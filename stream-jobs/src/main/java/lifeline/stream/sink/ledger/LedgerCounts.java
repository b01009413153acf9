package lifeline.stream.sink.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What one transaction does, by device and hour of receipt. For one thread. */
public final class LedgerCounts {
    private static final long HOUR_SECONDS = 3600;

    private final Map<Slot, Count> counts = new HashMap<>();

    record Slot(String device, long hour) {}

    /** Counts of a slot. */
    static final class Count {
        final String domain;
        long received;
        long stored;
        long duplicate;
        long rejected;
        long late;

        private Count(String domain) {
            this.domain = domain;
        }
    }

    /** A reading that is new in the store. */
    public void stored(String device, String domain, Instant receivedAt, boolean isLate) {
        Count count = count(device, domain, receivedAt);
        count.received++;
        count.stored++;
        count.late += isLate ? 1 : 0;
    }

    /** A reading that the store has already. */
    public void duplicate(String device, String domain, Instant receivedAt) {
        Count count = count(device, domain, receivedAt);
        count.received++;
        count.duplicate++;
    }

    /** {@code readings} that were refused; their domain is that of the device, if the store knows it. */
    public void rejected(String device, Instant receivedAt, long readings) {
        Count count = count(device, "", receivedAt);
        count.received += readings;
        count.rejected += readings;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    Map<Slot, Count> bySlot() {
        return counts;
    }

    private Count count(String device, String domain, Instant receivedAt) {
        long hour = Math.floorDiv(receivedAt.getEpochSecond(), HOUR_SECONDS);
        return counts.computeIfAbsent(new Slot(device, hour), slot -> new Count(domain));
    }
}
