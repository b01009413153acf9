package lifeline.alerts.access.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after {@value #FREE} failures from one address each further one doubles how long it must wait, up to five
 * minutes; after {@value #FREE_OF_NAME} for one name, from whatever addresses, the same holds for the name, but not at an address from
 * which that name has logged in within a month: nobody can lock the duty officer out of the duty desk. Remembers at most
 * {@value #MOST} of each, forgetting what is least recent; another replica has a memory of its own.
 */
public final class LoginThrottle {
    private static final int FREE = 5;
    private static final int FREE_OF_NAME = 20;
    private static final int MOST = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofMinutes(30);
    private static final Duration TRUSTED = Duration.ofDays(30);

    private final Map<String, Failures> ofAddress = new Memory<>();
    private final Map<String, Failures> ofName = new Memory<>();
    private final Map<Place, Instant> trusted = new Memory<>();

    private record Failures(int count, Instant last) {
        Duration pause(int free, Instant now) {
            if (count < free) {
                return Duration.ZERO;
            }
            Duration wanted = FIRST.multipliedBy(1L << Math.min(count - free, 16));
            Duration left = Duration.between(now, last.plus(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    private record Place(String address, String name) {}

    private static final class Memory<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        Memory() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    /** How long an address must still wait; zero when it may try. */
    public synchronized Duration pause(String address, Instant now) {
        return pause(ofAddress, address, FREE, now);
    }

    /** How long nobody at an address may try a name. */
    synchronized Duration pause(String address, String name, Instant now) {
        Instant in = trusted.get(new Place(address, name));
        boolean isTrusted = in != null && now.isBefore(in.plus(TRUSTED));
        return isTrusted ? Duration.ZERO : pause(ofName, name, FREE_OF_NAME, now);
    }

    private static Duration pause(Map<String, Failures> all, String key, int free, Instant now) {
        Failures known = all.get(key);
        return known == null ? Duration.ZERO : known.pause(free, now);
    }

    synchronized void failed(String address, String name, Instant now) {
        failed(ofAddress, address, now);
        failed(ofName, name, now);
    }

    private static void failed(Map<String, Failures> all, String key, Instant now) {
        Failures known = all.get(key);
        int before = known == null || known.last().plus(FORGET).isBefore(now) ? 0 : known.count();
        all.put(key, new Failures(before + 1, now));
    }

    synchronized void succeeded(String address, String name, Instant now) {
        ofAddress.remove(address);
        ofName.remove(name);
        trusted.put(new Place(address, name), now);
    }
}
