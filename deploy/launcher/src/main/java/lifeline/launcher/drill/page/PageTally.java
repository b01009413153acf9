package lifeline.launcher.drill.page;

import java.util.Collection;
import java.util.Map;

/**
 * What arrived, against what was to leave.
 *
 * @param pages how many arrived
 * @param duplicated arrivals beyond the first that nothing accounts for
 * @param possiblyTwice arrivals beyond the first whose sender died, or heard no answer, in between: counted by the outbox, and
 *     known to the receiver by the same key
 * @param lost said to have arrived, or still to leave, and not there
 */
public record PageTally(long pages, long duplicated, long possiblyTwice, long lost) {
    public static final PageTally NONE = new PageTally(0, 0, 0, 0);

    /**
     * A page as the outbox has it.
     *
     * @param isOpen whether it should still leave
     * @param isSent whether its channel has taken it
     * @param doubtful attempts of which nobody knows whether they arrived
     */
    public record Row(long id, boolean isOpen, boolean isSent, int doubtful) {}

    /** @param receipts how often each has arrived, by its number; one that the outbox does not know is a duplicate */
    static PageTally of(Collection<Row> rows, Map<Long, Integer> receipts) {
        long pages = 0;
        long duplicated = 0;
        long twice = 0;
        long lost = 0;
        long known = 0;
        for (Row row : rows) {
            int times = receipts.getOrDefault(row.id(), 0);
            known += times;
            pages += times > 0 ? 1 : 0;
            int more = Math.max(0, times - 1);
            twice += Math.min(more, row.doubtful());
            duplicated += Math.max(0, more - row.doubtful());
            lost += times == 0 && (row.isSent() || row.isOpen()) ? 1 : 0;
        }
        long all = receipts.values().stream().mapToLong(Integer::longValue).sum();
        return new PageTally(pages, duplicated + all - known, twice, lost);
    }
}
