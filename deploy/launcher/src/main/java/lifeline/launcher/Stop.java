package lifeline.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM: the JVM runs this in a thread of its own and would end with it, so it asks the main thread to stop and
 * waits, with a limit, until that has put everything away.
 */
public final class Stop {
    private static final AtomicBoolean IN_PROGRESS = new AtomicBoolean();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch done = new CountDownLatch(1);

    private Stop() {}

    /** Has {@code ask} called once when the program is told to stop; {@link #done} must be called at the end of all. */
    public static Stop onSignal(Runnable ask) {
        Stop stop = new Stop();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            IN_PROGRESS.set(true);
                            ask.run();
                            stop.awaitDone();
                        },
                        "stop"));
        return stop;
    }

    /** Whether a signal is ending this program: {@code System.exit} would then wait for ever. */
    static boolean inProgress() {
        return IN_PROGRESS.get();
    }

    public void done() {
        done.countDown();
    }

    private void awaitDone() {
        try {
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("gave up waiting for an orderly end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
