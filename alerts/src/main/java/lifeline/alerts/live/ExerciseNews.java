package lifeline.alerts.live;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That something about an exercise has changed. Goes along in the live stream without an id: it says only where to look, so
 * one that is missed is made good by the next, or by asking.
 */
@Singleton
public final class ExerciseNews {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile Told told = new Told(0, "", "");

    /**
     * @param number counts what has been told; 0 before anything was
     * @param frame ready to be sent
     */
    record Told(long number, String fingerprint, String frame) {}

    /** Tells it to all viewers, unless {@code fingerprint} is what it was. */
    public void tell(long exercise, String state, String fingerprint) {
        Told before = told;
        if (!fingerprint.equals(before.fingerprint())) {
            String frame = "event: exercise\ndata: {\"id\":" + exercise + ",\"state\":\"" + state + "\"}\n\n";
            told = new Told(before.number() + 1, fingerprint, frame);
            listeners.forEach(Runnable::run);
        }
    }

    Told newest() {
        return told;
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }
}
