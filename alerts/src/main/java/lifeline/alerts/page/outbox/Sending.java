package lifeline.alerts.page.outbox;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.page.outbox.JdbcPages.Claimed;
import org.jboss.logging.Logger;

/** The threads that send: {@value #THREADS} at once, at most {@value #PER_CHANNEL} over one channel, so that a slow one holds up no other. */
@Singleton
public final class Sending implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final int THREADS = 6;
    private static final int PER_CHANNEL = 2;

    private final Sender sender;
    private final Follower follower;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "page-sender");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Integer> underWay = new HashMap<>();

    public Sending(Sender sender, Settings settings) {
        this.sender = sender;
        this.follower = new Follower("pages", settings, Outbox.CHANNEL, this::sendSome);
    }

    public void start() {
        follower.start();
    }

    private boolean sendSome() {
        Set<String> busy;
        int free;
        synchronized (underWay) {
            busy = underWay.entrySet().stream()
                    .filter(entry -> entry.getValue() >= PER_CHANNEL)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            free = THREADS
                    - underWay.values().stream().mapToInt(Integer::intValue).sum();
        }
        if (free == 0) {
            return awaitRoom();
        }
        // no more than one channel alone may have, else one takes all the room at once
        List<Claimed> claimed = sender.claim(busy, Math.min(free, PER_CHANNEL));
        claimed.forEach(this::begin);
        // what waits for a busy channel is not rung for once more: its turn is when the channel is free
        if (claimed.isEmpty() && !busy.isEmpty()) {
            return awaitRoom();
        }
        return !claimed.isEmpty();
    }

    private boolean awaitRoom() {
        synchronized (underWay) {
            try {
                underWay.wait(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void begin(Claimed claimed) {
        String channel = claimed.parcel().channel();
        synchronized (underWay) {
            underWay.merge(channel, 1, Integer::sum);
        }
        threads.execute(() -> {
            try {
                sender.send(claimed);
            } catch (RuntimeException e) {
                // its lease runs out, and somebody sends it again
                LOG.warnf("page %d could not be recorded: %s", claimed.parcel().page(), e.getMessage());
            } finally {
                synchronized (underWay) {
                    underWay.computeIfPresent(channel, (key, count) -> count == 1 ? null : count - 1);
                    underWay.notifyAll();
                }
            }
        });
    }

    @Override
    public void close() {
        follower.close();
        threads.shutdown();
        try {
            threads.awaitTermination(Sender.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
