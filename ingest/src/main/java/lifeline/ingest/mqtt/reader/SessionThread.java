package lifeline.ingest.mqtt.reader;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lifeline.ingest.mqtt.session.MqttSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that cares for one session, from {@link #start} until it is closed. */
final class SessionThread {
    private static final Logger LOG = LoggerFactory.getLogger(SessionThread.class);
    private static final Duration ORDERLY = Duration.ofSeconds(2);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private final MqttSession session;
    private final Semaphore wakeups;
    private final Thread thread;
    private volatile boolean closing;

    /** @param wakeups gets a permit whenever the session needs care */
    SessionThread(MqttSession session, Semaphore wakeups) {
        this.session = session;
        this.wakeups = wakeups;
        this.thread = new Thread(this::run, "session-" + session.clientId());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether its session has left for good. */
    boolean isOver() {
        return session.isEnded();
    }

    /** Asks it to end; {@link #join} waits for it. */
    void close() {
        closing = true;
        wakeups.release();
    }

    /** Waits until the connection is closed; interrupts an attempt to connect that takes its time. */
    void join() throws InterruptedException {
        thread.join(ORDERLY.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(FORCED.toMillis());
        }
    }

    private void run() {
        try {
            while (!closing) {
                care();
            }
        } finally {
            session.disconnect();
        }
    }

    private void care() {
        long wait;
        try {
            wait = session.step();
        } catch (RuntimeException e) {
            LOG.error("{}: a round of care failed", session.clientId(), e);
            session.disconnect();
            wait = TimeUnit.SECONDS.toNanos(1);
        }
        try {
            if (wakeups.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            // only close() interrupts; the loop looks at it
        }
    }
}
