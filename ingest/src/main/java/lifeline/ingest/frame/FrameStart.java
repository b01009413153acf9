package lifeline.ingest.frame;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.ingest.Message;
import lifeline.ingest.validation.ObservedTime;
import org.jspecify.annotations.Nullable;

/**
 * When a frame begins, and what follows for its quality from that and from how it came.
 *
 * @param deviceTime as the device gave it, only where it is implausible
 * @param unmarked the quality of a channel that misses nothing
 */
record FrameStart(
        Instant startedAt, Instant receivedAt, @Nullable Instant deviceTime, Quality unmarked) {
    static FrameStart of(Message message, Instant deviceStart, Duration length, boolean isGap) {
        ObservedTime time = ObservedTime.of(deviceStart, message.receivedAt());
        Quality quality = isGap ? Quality.GOOD.with(Grade.SUSPECT) : Quality.GOOD;
        Instant startedAt = time.at();
        if (time.isReplaced()) {
            startedAt = message.receivedAt().minus(length);
            quality = quality.with(Mark.CLOCK_REPLACED);
            if (message.duplicate() || message.afterReconnect()) {
                quality = quality.with(Mark.POSSIBLE_DUPLICATE);
            }
        }
        if (message.retained()) {
            quality = quality.with(Mark.RETAINED);
        }
        return new FrameStart(startedAt, message.receivedAt(), time.deviceTime(), quality);
    }

    Quality quality(boolean isWhole) {
        return isWhole ? unmarked : unmarked.with(Grade.SUSPECT);
    }
}
