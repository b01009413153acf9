package lifeline.stream.latch;

/**
 * What a rule has seen of a time that is over, from readings that came late: about 70 bytes while such readings are under way,
 * nothing otherwise. Instants in microseconds.
 *
 * @param quietAt the newest reading before what is under way now: what is earlier does not belong to it
 * @param run the late readings as a latch of their own saw them
 * @param at the newest of them
 * @param heardAt when that arrived
 * @param gravest the gravest level they have met often and long enough; 0 is none
 * @param value what was judged where they did
 */
public record Past(long quietAt, LatchState run, long at, long heardAt, int gravest, double value) {
    /** Nothing came late. */
    public static final Past NONE =
            new Past(Long.MIN_VALUE, LatchState.Quiet.QUIET, Long.MIN_VALUE, Long.MIN_VALUE, 0, 0);

    /** Nothing has come late since the reading at {@code quietAt}, after which something is under way. */
    public static Past since(long quietAt) {
        return quietAt == Long.MIN_VALUE ? NONE : new Past(quietAt, NONE.run, NONE.at, NONE.heardAt, 0, 0);
    }

    /** The same, what is under way now having begun after {@code quiet}. */
    public Past withQuietAt(long quiet) {
        if (quiet == quietAt) {
            return this;
        }
        return isUnderWay() ? new Past(quiet, run, at, heardAt, gravest, value) : since(quiet);
    }

    /** Whether late readings are beyond a level. */
    public boolean isUnderWay() {
        return run.kind() != LatchState.Kind.QUIET;
    }
}
