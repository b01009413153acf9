package lifeline.launcher.drill.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lifeline.launcher.store.Store;
import lifeline.launcher.store.StoreCounts;
import lifeline.launcher.store.StoreUnavailableException;

/** How fast readings reach the store, looked at now and then. */
public final class StoredRate {
    private final StoreCounts counts;
    private final Instant since;
    private final List<Sample> samples = new ArrayList<>();
    private long total;
    private Duration totalAt = Duration.ZERO;
    private String newest = "-";

    /**
     * One look.
     *
     * @param at since the drill began
     * @param perSecond since the look before; 0 when the store did not answer
     */
    public record Sample(Duration at, double perSecond) {}

    public StoredRate(Store store, Instant since) {
        this.counts = new StoreCounts(store);
        this.since = since;
    }

    public void sample(Duration at) {
        try {
            long now = counts.total(since);
            double seconds = Math.max(1e-3, at.minus(totalAt).toMillis() / 1e3);
            double perSecond = (now - total) / seconds;
            samples.add(new Sample(at, perSecond));
            newest = String.format(Locale.ROOT, "%,.0f", perSecond);
            total = now;
            totalAt = at;
        } catch (StoreUnavailableException e) {
            samples.add(new Sample(at, 0));
            newest = "-";
        }
    }

    public long total() {
        return total;
    }

    /** Of the newest look, for people. */
    public String newest() {
        return newest;
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }
}
