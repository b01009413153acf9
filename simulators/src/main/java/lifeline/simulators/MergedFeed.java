package lifeline.simulators;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several feeds as one. */
final class MergedFeed implements Feed {
    private final List<Feed> feeds;

    MergedFeed(List<Feed> feeds) {
        this.feeds = feeds;
    }

    @Override
    public Optional<Instant> nextAt() {
        Feed earliest = earliest();
        return earliest == null ? Optional.empty() : earliest.nextAt();
    }

    @Override
    public Optional<Item> next() {
        Feed earliest = earliest();
        return earliest == null ? Optional.empty() : earliest.next();
    }

    private @Nullable Feed earliest() {
        @Nullable Feed earliest = null;
        @Nullable Instant first = null;
        for (Feed feed : feeds) {
            Instant at = feed.nextAt().orElse(null);
            if (at != null && (first == null || at.isBefore(first))) {
                earliest = feed;
                first = at;
            }
        }
        return earliest;
    }
}
