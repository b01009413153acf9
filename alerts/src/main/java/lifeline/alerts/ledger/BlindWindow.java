package lifeline.alerts.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When nobody saw the city.
 *
 * @param endedAt null while it lasts
 * @param reason DOWN, DISCONNECTED or LAGGING
 */
public record BlindWindow(
        long id, Instant beganAt, @Nullable Instant endedAt, String reason) {}
