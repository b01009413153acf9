package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import lifeline.ingest.mqtt.arrival.Incoming;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.split.Stage;

/**
 * How a session that is not wanted any more leaves without taking a message with it:
 *
 * <pre>
 * LEAVING  unsubscribed; what waits is delivered, emitted, held by a checkpoint, acknowledged
 *    │     nothing in hand, nothing unacknowledged, the broker has answered after the last acknowledgement, and is quiet
 * DRAINED  held by a checkpoint that has completed: that the broker does not know the session is no loss from here on
 *    │     connected once with clean start
 * ended    in no state any more
 * </pre>
 *
 * <p>What arrives at the last moment leads back from {@code DRAINED} to {@code LEAVING}. {@link #stage}, {@link #checkpoint}
 * and {@link #complete} may be called by another thread than the rest.
 */
final class Departure {
    private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NEVER = Long.MAX_VALUE;

    private final BooleanSupplier othersAreSubscribed;
    private volatile Stage stage;
    private long heldBy = NEVER;
    private boolean durable;
    private long unsubscribedOn = -1;
    private volatile boolean ended;

    /** @param othersAreSubscribed whether what waits for the group stays in good hands when this one unsubscribes */
    Departure(Stage stage, BooleanSupplier othersAreSubscribed) {
        this.stage = stage;
        this.othersAreSubscribed = othersAreSubscribed;
    }

    /** As it is to be kept in state. */
    synchronized Stage checkpoint(long checkpointId) {
        if (stage == Stage.DRAINED && heldBy == NEVER) {
            heldBy = checkpointId;
        }
        return stage;
    }

    synchronized void complete(long checkpointId) {
        durable = durable || heldBy <= checkpointId;
    }

    Stage stage() {
        return stage;
    }

    boolean isServing() {
        return stage == Stage.SERVING;
    }

    /** Whether the broker may be told to forget the session. */
    synchronized boolean isDue() {
        return stage == Stage.DRAINED && durable;
    }

    /** Nothing is left of it. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** One round on a connection that stands. */
    void step(Link link, String filter, boolean nothingInHand, long now) throws ConnectionFailedException {
        if (stage == Stage.SERVING) {
            return;
        }
        Incoming incoming = link.incoming();
        if (unsubscribedOn != incoming.generation()) {
            if (othersAreSubscribed.getAsBoolean()) {
                link.connection().unsubscribe(filter);
                unsubscribedOn = incoming.generation();
            }
            return;
        }
        boolean empty = isEmpty(incoming, nothingInHand, now);
        if (stage == Stage.LEAVING && empty) {
            link.connection().unsubscribe(filter); // answered after what the last acknowledgement made room for
            if (isEmpty(incoming, nothingInHand, now)) {
                reached(Stage.DRAINED);
            }
        } else if (stage == Stage.DRAINED && !empty) {
            reached(Stage.LEAVING);
        }
    }

    /** Something came after all. */
    void reopen() {
        reached(Stage.LEAVING);
    }

    private synchronized void reached(Stage next) {
        heldBy = NEVER;
        durable = false;
        stage = next;
    }

    private static boolean isEmpty(Incoming incoming, boolean nothingInHand, long now) {
        return nothingInHand && incoming.inFlight() == 0 && now - incoming.lastArrivalNanos() > QUIET_NANOS;
    }
}
