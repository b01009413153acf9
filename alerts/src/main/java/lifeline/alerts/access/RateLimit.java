package lifeline.alerts.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may ask: {@value #PER_SECOND} times a second, and {@value #BURST} at once [default]. Remembers at most {@value
 * #ADDRESSES} addresses, forgetting the one that asked least recently.
 */
public final class RateLimit {
    static final int PER_SECOND = 100;
    static final int BURST = 400;
    private static final int ADDRESSES = 10_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Bucket(double left, long nanos) {}

    /** Takes one, if there is one left. */
    public synchronized boolean isAllowed(String address, long nanos) {
        Bucket known = buckets.getOrDefault(address, new Bucket(BURST, nanos));
        double left = Math.min(BURST, known.left() + (nanos - known.nanos()) * PER_SECOND / 1e9);
        boolean isLeft = left >= 1;
        buckets.put(address, new Bucket(isLeft ? left - 1 : left, nanos));
        return isLeft;
    }
}
