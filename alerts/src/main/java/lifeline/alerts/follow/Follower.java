package lifeline.alerts.follow;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import lifeline.alerts.Settings;
import lifeline.alerts.store.StoreException;
import org.jboss.logging.Logger;

/**
 * A thread that takes what is new in a table: as soon as the bell rings, at the latest after half a second, and again for
 * as long as there is more. While the store is away it keeps trying and says so once.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String name;
    private final Bell bell;
    private final BooleanSupplier takeSome;
    private final Thread thread;
    private volatile boolean isStopping;
    private boolean isFailing;

    /** @param takeSome takes a bit and says whether there was anything */
    public Follower(String name, Settings settings, String channel, BooleanSupplier takeSome) {
        this.name = name;
        this.bell = new Bell(settings, channel);
        this.takeSome = takeSome;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!isStopping) {
            if (!takeMore()) {
                bell.await(POLL);
            }
        }
        bell.close();
    }

    private boolean takeMore() {
        try {
            boolean more = takeSome.getAsBoolean();
            if (isFailing) {
                LOG.infof("%s: goes on", name);
                isFailing = false;
            }
            return more;
        } catch (StoreException e) {
            if (!isFailing && !isStopping) {
                LOG.warnf("%s: keeps trying: %s", name, e.getMessage());
            }
            isFailing = true;
            return false;
        } catch (RuntimeException e) {
            if (!isFailing) {
                LOG.errorf(e, "%s: cannot go on, and keeps trying", name);
            }
            isFailing = true;
            return false;
        }
    }

    /** Ends after what it is doing, within a poll's time. */
    @Override
    public void close() {
        isStopping = true;
        try {
            thread.join(2 * POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
