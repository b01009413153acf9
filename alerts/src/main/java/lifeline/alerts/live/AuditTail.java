package lifeline.alerts.live;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import org.jspecify.annotations.Nullable;

/** Follows the audit and wakes the viewers when it grows. */
@Singleton
public final class AuditTail implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int KEPT = 2_000;

    private final LiveEvents events;
    private final Follower follower;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RecentEvents recent;

    public AuditTail(LiveEvents events, Settings settings) {
        this.events = events;
        this.follower = new Follower("audit-tail", settings, "lifeline_alert", this::takeSome);
    }

    public void start() {
        follower.start();
    }

    private boolean takeSome() {
        RecentEvents kept = recent;
        if (kept == null) {
            recent = new RecentEvents(events.newest(), KEPT);
            return true;
        }
        List<LiveEvent> following = events.after(kept.newest(), BATCH);
        if (following.isEmpty()) {
            return false;
        }
        kept.add(following);
        listeners.forEach(Runnable::run);
        return true;
    }

    /** What is kept after a place; empty when the store must be asked. */
    Optional<List<LiveEvent>> after(long seq, int limit) {
        RecentEvents kept = recent;
        return kept == null ? Optional.empty() : kept.after(seq, limit);
    }

    /** {@code listener} is run on the tail's thread and must only wake others. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        follower.close();
    }
}
