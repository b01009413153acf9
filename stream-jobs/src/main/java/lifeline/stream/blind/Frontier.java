package lifeline.stream.blind;

import java.util.Arrays;

/**
 * Until when all that a reader has received has left it. Sessions are emptied in turn, each in the order of receipt: what
 * still waits in one was received after the oldest of the last {@value #REMEMBERED} that left.
 */
public final class Frontier {
    /** More than a reader has sessions. */
    static final int REMEMBERED = 256;

    private final long[] left = new long[REMEMBERED];
    private int next;
    private long value;

    public Frontier(long beganAt) {
        Arrays.fill(left, Long.MIN_VALUE);
        value = beganAt;
    }

    /** A message received at {@code instant} leaves. */
    public void leaves(long instant) {
        left[next] = instant;
        next = (next + 1) % REMEMBERED;
    }

    /** Nothing waited after {@code instant}. */
    public void nothingWaits(long instant) {
        value = Math.max(value, instant);
    }

    public long value() {
        long oldest = Long.MAX_VALUE;
        for (long instant : left) {
            oldest = Math.min(oldest, instant);
        }
        value = Math.max(value, oldest);
        return value;
    }
}
