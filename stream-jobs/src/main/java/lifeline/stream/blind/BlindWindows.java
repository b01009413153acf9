package lifeline.stream.blind;

import java.util.Arrays;

/**
 * When nothing was seen, as far as durations and silence need it, and until when all that was received has been judged.
 * Windows are in order and do not touch; of more than {@value #LIMIT} the oldest are let go. Immutable.
 */
public final class BlindWindows {
    public static final int LIMIT = 64;

    /** All was seen, and is. */
    public static final BlindWindows NONE = new BlindWindows(new long[0], new long[0], Long.MAX_VALUE);

    private final long[] froms;
    private final long[] tos;
    private final long heardUntil;

    private BlindWindows(long[] froms, long[] tos, long heardUntil) {
        this.froms = froms;
        this.tos = tos;
        this.heardUntil = heardUntil;
    }

    /** With one more window; those it touches become one with it. */
    public BlindWindows with(long from, long to) {
        if (to <= from) {
            return this;
        }
        int before = 0;
        while (before < froms.length && tos[before] < from) {
            before++;
        }
        int after = before;
        long newFrom = from;
        long newTo = to;
        while (after < froms.length && froms[after] <= to) {
            newFrom = Math.min(newFrom, froms[after]);
            newTo = Math.max(newTo, tos[after]);
            after++;
        }
        int first = before + 1 + froms.length - after > LIMIT ? 1 : 0;
        return new BlindWindows(
                replaced(froms, before, after, newFrom, first), replaced(tos, before, after, newTo, first), heardUntil);
    }

    private static long[] replaced(long[] all, int before, int after, long by, int first) {
        long[] result = new long[before + 1 + all.length - after];
        System.arraycopy(all, 0, result, 0, before);
        result[before] = by;
        System.arraycopy(all, after, result, before + 1, all.length - after);
        return Arrays.copyOfRange(result, first, result.length);
    }

    /** The same windows, all received before {@code instant} having been judged. */
    public BlindWindows heardUntil(long instant) {
        return new BlindWindows(froms, tos, instant);
    }

    /** How much of the time between was blind. */
    public long overlap(long from, long to) {
        long blind = 0;
        for (int i = froms.length - 1; i >= 0 && tos[i] > from; i--) {
            blind += Math.max(0, Math.min(to, tos[i]) - Math.max(from, froms[i]));
        }
        return blind;
    }

    /** Since when silence after {@code instant} counts: the end of the last window after it, if there was one. */
    public long listeningSince(long instant) {
        return tos.length == 0 ? instant : Math.max(instant, tos[tos.length - 1]);
    }

    /** Until when silence is known at {@code now}: what came later may not have been judged yet. */
    public long knownUntil(long now) {
        return Math.min(now, heardUntil);
    }

    public int size() {
        return froms.length;
    }

    @Override
    public String toString() {
        return Arrays.toString(froms) + " to " + Arrays.toString(tos) + ", heard until " + heardUntil;
    }
}
