package lifeline.stream.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import lifeline.stream.replay.run.Lane;
import lifeline.stream.window.Micros;
import org.jspecify.annotations.Nullable;

/** Says every few seconds how far a replay is; a short one says nothing. */
final class ProgressLines implements Progress, AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintStream to;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> ticking;
    private volatile @Nullable Lane lane;
    private volatile long lines;
    private volatile long size;
    private long readBefore;

    ProgressLines(PrintStream to) {
        this.to = to;
        this.ticking = timer.scheduleAtFixedRate(this::tell, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** So many lines of the file were read, to be checked and sorted. */
    void reading(long linesRead) {
        lines = linesRead;
        lane = null;
    }

    /** All of them: so many readings. */
    void sorted(long readings) {
        size = readings;
    }

    @Override
    public void judging(Lane begun) {
        lane = begun;
    }

    private void tell() {
        Lane judged = lane;
        if (judged == null) {
            to.printf(Locale.ROOT, "checking and sorting: %,d lines%n", lines);
            return;
        }
        long read = judged.read();
        to.printf(
                Locale.ROOT,
                "judged %,d of %,d readings, %,d a second, up to %s%n",
                read,
                size,
                Math.max(0, read - readBefore) / EVERY.toSeconds(),
                read == 0 ? "their beginning" : Micros.instant(judged.reachedAt()));
        readBefore = read;
    }

    @Override
    public void close() {
        ticking.cancel(false);
        timer.shutdownNow();
    }
}
