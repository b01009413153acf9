package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.Optional;
import lifeline.ingest.mqtt.arrival.Incoming;
import lifeline.ingest.mqtt.client.Connection;
import lifeline.ingest.mqtt.client.Loss;

/**
 * A connection that the broker has accepted, with what it brings.
 *
 * @param files what it was made with
 * @param window how many messages may be unacknowledged on it
 * @param silenceNanos without a byte for so long, it is given up
 * @param sinceNanos when it was made
 */
record Link(Connection connection, Incoming incoming, FileWatch files, int window, long silenceNanos, long sinceNanos) {
    /** Why it is at an end, if it is. */
    Optional<Loss> end(long now) {
        Optional<Loss> loss = incoming.loss();
        if (loss.isPresent()) {
            return loss;
        }
        if (incoming.isOverflowing()) {
            return Optional.of(Loss.gone("more has arrived than there is room for"));
        }
        if (files.haveChanged(now)) {
            return Optional.of(Loss.gone("certificates or passwords have been renewed"));
        }
        long silent = now - connection.lastByteNanos();
        return silent > silenceNanos
                ? Optional.of(
                        Loss.gone("not a byte for " + Duration.ofNanos(silent).toSeconds() + " s"))
                : Optional.empty();
    }
}
