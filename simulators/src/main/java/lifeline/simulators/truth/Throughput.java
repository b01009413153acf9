package lifeline.simulators.truth;

import java.time.Duration;
import java.util.Arrays;

/** How evenly messages were published: acknowledged ones, counted over windows of ten seconds. For many threads. */
public final class Throughput {
    /** Over which the rate is told. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    private static final double SECONDS = WINDOW.toNanos() / 1e9;
    private static final int FIRST_ROOM = 64;

    private long startNanos;
    private long endNanos = Long.MAX_VALUE;
    private long[] messages = new long[FIRST_ROOM];

    /**
     * Messages a second.
     *
     * @param windows how many whole windows there were; while there is none, the rates are 0
     * @param least of the slowest window
     * @param most of the fastest
     */
    public record Rates(int windows, double least, double mean, double most) {
        static final Rates NONE = new Rates(0, 0, 0, 0);
    }

    /** @param nanos when the first window begins, as {@link System#nanoTime} has it; nothing is counted before */
    public synchronized void begin(long nanos) {
        startNanos = nanos;
    }

    /** What comes from now on is only the rest that was under way. */
    public synchronized void end(long nanos) {
        endNanos = nanos;
    }

    /** A message was acknowledged. */
    public synchronized void count(long atNanos) {
        int window = windowOf(atNanos);
        if (window >= messages.length) {
            messages = Arrays.copyOf(messages, Math.max(window + 1, 2 * messages.length));
        }
        messages[window]++;
    }

    /** Of the windows that are over. */
    public synchronized Rates rates(long nowNanos) {
        int whole = windowOf(Math.min(endNanos, nowNanos));
        if (whole == 0) {
            return Rates.NONE;
        }
        long[] over = Arrays.copyOf(messages, whole);
        return new Rates(
                whole,
                Arrays.stream(over).min().orElse(0) / SECONDS,
                Arrays.stream(over).sum() / SECONDS / whole,
                Arrays.stream(over).max().orElse(0) / SECONDS);
    }

    private int windowOf(long nanos) {
        return (int) (Math.max(0, nanos - startNanos) / WINDOW.toNanos());
    }
}
