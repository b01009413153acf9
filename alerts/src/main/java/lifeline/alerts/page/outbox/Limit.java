package lifeline.alerts.page.outbox;

import java.time.Duration;

/**
 * A provider's limit: so many messages in any time of this length.
 *
 * @param reserve how many of them only red may use
 */
public record Limit(int messages, Duration time, int reserve) {
    public Limit {
        if (messages < 1 || reserve < 0 || reserve >= messages) {
            throw new IllegalArgumentException("a limit lets something through, and keeps less than that for red");
        }
    }
}
