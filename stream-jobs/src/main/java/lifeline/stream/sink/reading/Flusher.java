package lifeline.stream.sink.reading;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Writes one batch while the task gathers the next. At most one is under way: who brings another waits for it, which is how
 * a slow store pushes back. What fails is told to the next who waits, and fails the task.
 */
final class Flusher {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread named = new Thread(work, "lifeline-reading-flusher");
        named.setDaemon(true);
        return named;
    });
    private Future<?> underWay = CompletableFuture.completedFuture(null);

    boolean isBusy() {
        return !underWay.isDone();
    }

    /** Starts {@code work} once what is under way is done. */
    void start(Callable<?> work) throws IOException, InterruptedException {
        await();
        underWay = thread.submit(work);
    }

    /** Returns when nothing is under way, and everything so far has succeeded. */
    void await() throws IOException, InterruptedException {
        try {
            underWay.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IOException("a batch of readings cannot be written", e.getCause());
        }
    }

    /** Gives up what is under way and does {@code last} in the same thread. */
    void close(Runnable last) {
        underWay.cancel(true);
        thread.execute(last);
        thread.shutdown();
        try {
            thread.awaitTermination(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
