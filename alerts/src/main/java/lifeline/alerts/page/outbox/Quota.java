package lifeline.alerts.page.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many messages a channel may send: in no time of one of these lengths more than so many, exactly. A part of each is kept
 * for red. Pure; the store keeps when the newest messages left, and hands it in.
 */
record Quota(List<Limit> limits) {
    /** Of urgency red. */
    private static final int RED = 4;

    Quota {
        limits = List.copyOf(limits);
    }

    /** When a message of this urgency may leave: now, or later. */
    Instant free(List<Instant> left, int urgency, Instant now) {
        Instant free = now;
        List<Instant> newestFirst = new ArrayList<>(left);
        newestFirst.sort(Comparator.reverseOrder());
        for (Limit limit : limits) {
            int most = urgency >= RED ? limit.messages() : limit.messages() - limit.reserve();
            if (newestFirst.size() >= most) {
                Instant over = newestFirst.get(most - 1).plus(limit.time());
                free = over.isAfter(free) ? over : free;
            }
        }
        return free;
    }

    /** What must be remembered of what left: older ones count for nothing. */
    List<Instant> remembered(List<Instant> left, Instant now) {
        Duration longest =
                limits.stream().map(Limit::time).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return left.stream()
                .filter(at -> at.plus(longest).isAfter(now))
                .sorted()
                .toList();
    }
}
