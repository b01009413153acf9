package lifeline.ingest.validation;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.reading.Mark;
import org.jspecify.annotations.Nullable;

/**
 * When something was measured: the device's time where that is plausible, else the receive time.
 *
 * @param deviceTime what the device said, only where the receive time stands for it
 * @param replaced why the receive time stands for the device's; null where it does not
 */
public record ObservedTime(
        Instant at, @Nullable Instant deviceTime, @Nullable Mark replaced) {
    /** A device may tell what happened three days ago, after an outage of its network. */
    static final Duration OLDEST = Duration.ofDays(3);

    /** A clock may be this far ahead of ours. */
    static final Duration NEWEST = Duration.ofMinutes(5);

    public static ObservedTime of(@Nullable Instant deviceTime, Instant receivedAt) {
        if (deviceTime == null) {
            return new ObservedTime(receivedAt, null, Mark.NO_TIME);
        }
        if (deviceTime.isBefore(receivedAt.minus(OLDEST)) || deviceTime.isAfter(receivedAt.plus(NEWEST))) {
            return new ObservedTime(receivedAt, deviceTime, Mark.CLOCK_REPLACED);
        }
        return new ObservedTime(deviceTime, null, null);
    }

    /** Whether the time is not the device's, so that a copy cannot be told by it. */
    public boolean isReplaced() {
        return replaced != null;
    }
}
