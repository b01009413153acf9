package lifeline.alerts.registry.store;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as it is kept.
 *
 * @param version counts changes
 * @param isEntered false for a device that was heard but never entered, and for what was taken out
 * @param retiredAt when it was taken out
 * @param firstSeenAt when the first message of a device was stored
 */
public record Registered<T>(
        T entry, int version, boolean isEntered, Optional<Instant> retiredAt, Optional<Instant> firstSeenAt) {}
