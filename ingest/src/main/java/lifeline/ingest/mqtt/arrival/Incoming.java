package lifeline.ingest.mqtt.arrival;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import lifeline.ingest.mqtt.client.Arrivals;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import org.jspecify.annotations.Nullable;

/**
 * What one connection brings, put into the inbox of its session. Called on the client's thread: appends, signals, returns.
 */
public final class Incoming implements Arrivals {
    private final long generation;
    private final Inbox inbox;
    private final long budgetBytes;
    private final ReceiveClock clock;
    private final LongSupplier nanos;
    private final SourceMetrics metrics;
    private final Runnable somethingArrived;
    private final Runnable needsCare;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Settling settling;
    private volatile boolean accepted;
    private volatile boolean overflowing;
    private volatile @Nullable Loss loss;
    private volatile long lastArrivalNanos;

    public Incoming(
            long generation,
            Inbox inbox,
            long budgetBytes,
            Settling settling,
            ReceiveClock clock,
            LongSupplier nanos,
            SourceMetrics metrics,
            Runnable somethingArrived,
            Runnable needsCare) {
        this.generation = generation;
        this.inbox = inbox;
        this.budgetBytes = budgetBytes;
        this.settling = settling;
        this.clock = clock;
        this.nanos = nanos;
        this.metrics = metrics;
        this.somethingArrived = somethingArrived;
        this.needsCare = needsCare;
        this.lastArrivalNanos = nanos.getAsLong();
    }

    @Override
    public void arrived(Delivery delivery) {
        metrics.increment(Count.RECEIVED);
        lastArrivalNanos = nanos.getAsLong();
        if (overflowing) {
            return; // not acknowledged: the broker delivers it again once there is room
        }
        boolean acknowledged = delivery.qos() != 0;
        if (!acknowledged) {
            metrics.increment(Count.RECEIVED_QOS0);
            if (inbox.bytes() >= budgetBytes) {
                metrics.increment(Count.DROPPED_QOS0);
                return;
            }
        }
        Arrival arrival = Arrival.of(delivery, generation, mayBeCopy(), clock, lastArrivalNanos);
        if (arrival.message().isCut()) {
            metrics.increment(Count.CUT);
        }
        if (acknowledged) {
            inFlight.incrementAndGet();
            metrics.increment(Count.IN_FLIGHT);
        }
        inbox.add(arrival);
        somethingArrived.run();
        if (acknowledged && inbox.bytes() > budgetBytes) {
            overflowing = true;
            needsCare.run();
        }
    }

    /** Half of the budget is for what one wait lets pass, and for what is already on its way through the client. */
    @Override
    public boolean hasRoom() {
        return inbox.bytes() < budgetBytes / 2;
    }

    @Override
    public void lost(Loss why) {
        if (loss == null) {
            loss = why; // the first says why, what follows are its consequences
        }
        needsCare.run();
    }

    /** The broker has accepted the connection. */
    public void accepted() {
        accepted = true;
    }

    /** The broker was told to forget one. */
    public void acknowledged() {
        inFlight.decrementAndGet();
        metrics.add(Count.IN_FLIGHT, -1);
    }

    /** The connection has ended: what was on its way on it is the broker's again. */
    public void ended() {
        metrics.add(Count.IN_FLIGHT, -inFlight.getAndSet(0));
    }

    /** How many messages of this connection are not acknowledged. */
    public int inFlight() {
        return inFlight.get();
    }

    /** When the last message came; when the connection was made, if none has. */
    public long lastArrivalNanos() {
        return lastArrivalNanos;
    }

    /** The number of the connection. */
    public long generation() {
        return generation;
    }

    /** Whether more came than there is room for. */
    public boolean isOverflowing() {
        return overflowing;
    }

    /** Why the connection has ended, if it has. */
    public Optional<Loss> loss() {
        return Optional.ofNullable(loss);
    }

    /** Only a session that the broker kept brings something before it has said that it accepts the connection. */
    private boolean mayBeCopy() {
        return settling.mayBeCopy(nanos.getAsLong()) || !accepted;
    }
}
