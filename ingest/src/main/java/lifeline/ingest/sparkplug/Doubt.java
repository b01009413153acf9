package lifeline.ingest.sparkplug;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether an edge node is understood, and when it was last asked to be born again. Asked at once, and again every {@link
 * #PATIENCE} while it speaks and does not do it: the request is sent without any guarantee.
 *
 * @param isOpen something was missed since its last birth
 * @param askedAt null when it never was
 */
public record Doubt(boolean isOpen, @Nullable Instant askedAt) {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final Doubt NONE = new Doubt(false, null);

    Doubt raised() {
        return isOpen ? this : new Doubt(true, askedAt);
    }

    /** Settled by a birth or a death; how often it is asked stays limited. */
    Doubt settled() {
        return isOpen ? new Doubt(false, askedAt) : this;
    }

    boolean isDue(Instant now) {
        return isOpen
                && (askedAt == null || Duration.between(askedAt, now).abs().compareTo(PATIENCE) >= 0);
    }

    Doubt asked(Instant now) {
        return new Doubt(isOpen, now.truncatedTo(ChronoUnit.MILLIS));
    }
}
