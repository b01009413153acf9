package lifeline.stream.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #WIDTH} numbers of a device's {@code seq}: which of them came. Sessions let messages overtake each other,
 * so a number counts as missing only once it has left the window; a copy is no gap, and what came before the first number
 * is not known.
 *
 * <p>A device that starts anew counts from 0 or 1 again: that is believed at once where it is behind the window. Any other
 * number behind it may be an old message delivered again, so {@value #CONVINCING} of them in a row are needed. A leap of
 * more than {@value #LONGEST_GAP} is a new count, too. What was missing in the window of a count that ended is missing.
 *
 * @param highest the highest number of this count
 * @param seen bit n: {@code highest - n} came, or was before the count began
 * @param other a count that may take the place of this one
 * @param others how many numbers have spoken for it
 */
public record SeqWindow(long highest, long seen, @Nullable SeqWindow other, int others) {
    public static final int WIDTH = Long.SIZE;

    /** The longest gap that is believed. */
    public static final long LONGEST_GAP = 100_000;

    static final int CONVINCING = 64;
    private static final long ALL = -1L;

    /** After a number: the window, and how many numbers are now missing for good. */
    public record Step(SeqWindow window, long gaps) {}

    /** A window that has seen only {@code seq}. */
    public static SeqWindow beginning(long seq) {
        return new SeqWindow(seq, ALL, null, 0);
    }

    /** The window, or its beginning, after {@code seq} came. */
    public static Step observe(Optional<SeqWindow> window, long seq) {
        return window.map(known -> known.observe(seq)).orElseGet(() -> new Step(beginning(seq), 0));
    }

    Step observe(long seq) {
        if (!continues(seq)) {
            return elsewhere(seq);
        }
        long ahead = seq - highest;
        return ahead > 0 ? forward((int) ahead) : new Step(new SeqWindow(highest, seen | 1L << -ahead, null, 0), 0);
    }

    /** Whether {@code seq} belongs to this count: in the window, or not too far ahead. */
    private boolean continues(long seq) {
        long ahead = seq - highest;
        boolean isOverflown = ((seq ^ highest) & (seq ^ ahead)) < 0;
        return !isOverflown && ahead > -WIDTH && ahead <= LONGEST_GAP;
    }

    private Step forward(int ahead) {
        if (ahead >= WIDTH) {
            return new Step(new SeqWindow(highest + ahead, 1, null, 0), missing() + ahead - WIDTH);
        }
        long leaving = seen >>> (WIDTH - ahead);
        return new Step(new SeqWindow(highest + ahead, seen << ahead | 1, null, 0), ahead - Long.bitCount(leaving));
    }

    private Step elsewhere(long seq) {
        if (seq == 0 || seq == 1) {
            return new Step(beginning(seq), missing());
        }
        // what is missing in a count that is not believed yet is not counted
        boolean isMore = other != null && other.continues(seq);
        SeqWindow next = other != null && isMore ? other.observe(seq).window() : beginning(seq);
        int speaking = isMore ? others + 1 : 1;
        return speaking >= CONVINCING
                ? new Step(next, missing())
                : new Step(new SeqWindow(highest, seen, next, speaking), 0);
    }

    private long missing() {
        return (long) WIDTH - Long.bitCount(seen);
    }
}
