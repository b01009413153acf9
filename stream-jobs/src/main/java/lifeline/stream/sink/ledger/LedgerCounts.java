package lifeline.stream.sink.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one transaction does, by device and hour of receipt. For one thread. */
public final class LedgerCounts {
    private static final long HOUR_SECONDS = 3600;

    private final Map<Slot, Count> counts = new HashMap<>();
    /** Readings of a device often follow each other. */
    private Slot lastSlot = new Slot("", 0);

    private @Nullable Count last;

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
        Count known = last;
        if (known != null && lastSlot.hour() == hour && lastSlot.device().equals(device)) {
            return known;
        }
        lastSlot = new Slot(device, hour);
        Count found = counts.computeIfAbsent(lastSlot, slot -> new Count(domain));
        last = found;
        return found;
    }
}
