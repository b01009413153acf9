package lifeline.stream.quality;

import lifeline.stream.window.SampleWindow;

/**
 * Readings of a sensor that came late, such as those its device kept while it was cut off, until their order is known: one whose
 * successor is newer goes on at once, and so does all that follows in order; those of a device that sends its newest first wait until
 * none has come for a while, or until there are too many. At most {@value #LIMIT} of 16 bytes each. Instants in microseconds.
 *
 * @param held those that wait, in order of their instants
 * @param newestAt the newest of the burst, held or not
 * @param firstAt when the first of those that wait arrived
 * @param heardAt when the last of the burst arrived
 */
public record LateBurst(SampleWindow held, long newestAt, long firstAt, long heardAt) {
    /** So many wait [default]: ten minutes of a sensor that measures every ten seconds. */
    public static final int LIMIT = 64;

    /** Nothing came late. */
    public static final LateBurst NONE =
            new LateBurst(SampleWindow.EMPTY, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

    /**
     * What comes of a late reading.
     *
     * @param ordered those that can be judged now, in their order
     */
    public record Step(LateBurst burst, SampleWindow ordered) {}

    /** With one more, which arrived at {@code receivedAt}. */
    public Step with(long at, double value, long receivedAt) {
        boolean isNewest = at > newestAt;
        if (held.isEmpty() && isNewest && newestAt != Long.MIN_VALUE) {
            return new Step(ordered(at, receivedAt), SampleWindow.of(at, value));
        }
        SampleWindow all = inserted(at, value);
        boolean isSecond = held.size() == 1 && held.at(0) == newestAt;
        if (isSecond && isNewest) {
            return new Step(ordered(at, receivedAt), all);
        }
        long newest = Math.max(newestAt, at);
        return all.size() >= LIMIT
                ? new Step(ordered(newest, receivedAt), all)
                : new Step(
                        new LateBurst(all, newest, held.isEmpty() ? receivedAt : firstAt, receivedAt),
                        SampleWindow.EMPTY);
    }

    private static LateBurst ordered(long newestAt, long receivedAt) {
        return new LateBurst(SampleWindow.EMPTY, newestAt, Long.MIN_VALUE, receivedAt);
    }

    /** Whether none has come for longer than {@code rest}, or some have waited for longer than {@code most}, at {@code now}. */
    public boolean isOver(long now, long rest, long most) {
        return heardAt != Long.MIN_VALUE && (now - heardAt > rest || (!held.isEmpty() && now - firstAt > most));
    }

    /** When it is over at the latest that is known now, given that some wait. */
    public long overAt(long rest, long most) {
        return Math.min(heardAt + rest, firstAt + most) + 1;
    }

    /** A second one of the same instant is let go: it is a copy that nobody knew for one any more. */
    private SampleWindow inserted(long at, double value) {
        int place = 0;
        while (place < held.size() && held.at(place) < at) {
            place++;
        }
        if (place < held.size() && held.at(place) == at) {
            return held;
        }
        long[] ats = new long[held.size() + 1];
        double[] values = new double[held.size() + 1];
        for (int i = 0; i < held.size(); i++) {
            int to = i < place ? i : i + 1;
            ats[to] = held.at(i);
            values[to] = held.value(i);
        }
        ats[place] = at;
        values[place] = value;
        return SampleWindow.of(ats, values);
    }
}
