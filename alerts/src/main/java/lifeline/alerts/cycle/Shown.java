package lifeline.alerts.cycle;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.alerts.access.Right;

/**
 * Alerts that have just been sent to the screen of somebody who may take them, until it is written down. What is lost with the process,
 * or was too much, is noted when the screen is read next.
 */
@Singleton
public final class Shown {
    private static final int AT_MOST = 20_000;

    private final Map<Long, String> shown = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Whether what these see counts as told to the duty desk. */
    public static boolean counts(Set<String> roles) {
        return Right.ACKNOWLEDGE.isOf(roles);
    }

    /** {@code who} has them on the screen; called on any thread, waits for nothing. */
    public void to(String who, Collection<Long> alerts) {
        if (shown.size() < AT_MOST) {
            alerts.forEach(alert -> shown.putIfAbsent(alert, who));
        }
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    /** Some of them, with whose screen it was. They stay until {@link #forget}. */
    Map<Long, String> some(int limit) {
        Map<Long, String> some = new LinkedHashMap<>();
        synchronized (shown) {
            for (Map.Entry<Long, String> one : shown.entrySet()) {
                if (some.size() == limit) {
                    break;
                }
                some.put(one.getKey(), one.getValue());
            }
        }
        return some;
    }

    void forget(Collection<Long> alerts) {
        List<Long> gone = new ArrayList<>(alerts);
        gone.forEach(shown::remove);
    }
}
