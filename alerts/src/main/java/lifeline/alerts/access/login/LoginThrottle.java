package lifeline.alerts.access.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after {@value #FREE} failures from one address each further one doubles how long it must wait, up to
 * five minutes. Names are not locked, so nobody can lock the duty officer out. Remembers at most {@value #ADDRESSES}
 * addresses, forgetting the one that failed least recently.
 */
public final class LoginThrottle {
    private static final int FREE = 5;
    private static final int ADDRESSES = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofMinutes(30);

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Failures(int count, Instant last) {}

    /** How long an address must still wait; zero when it may try. */
    public synchronized Duration pause(String address, Instant now) {
        Failures known = failures.get(address);
        if (known == null || known.count() < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(known.count() - FREE, 16);
        Duration wanted = FIRST.multipliedBy(1L << doublings);
        Duration left = Duration.between(now, known.last().plus(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST));
        return left.isNegative() ? Duration.ZERO : left;
    }

    public synchronized void failed(String address, Instant now) {
        Failures known = failures.get(address);
        int before = known == null || known.last().plus(FORGET).isBefore(now) ? 0 : known.count();
        failures.put(address, new Failures(before + 1, now));
    }

    public synchronized void succeeded(String address) {
        failures.remove(address);
    }
}
