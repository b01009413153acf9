package lifeline.simulators.junit.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import lifeline.simulators.device.Emission;
import lifeline.simulators.junit.run.Outlet;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.publish.Message;
import lifeline.simulators.publish.PayloadFormat;
import lifeline.simulators.truth.Ledger;
import org.jspecify.annotations.Nullable;

/** Publishes what a city says to a broker: as fast as that takes it, at a speed, or as fast as a subscriber takes it. */
public final class Publication implements Outlet, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = 500_000;
    private static final long LEAD = 1_000;

    private final Gateways gateways;
    private final Ledger ledger;
    private PayloadFormat format = PayloadFormat.JSON;
    private double speed;
    private @Nullable Beat beat;
    private @Nullable LongSupplier taken;
    private long notTaken;
    private long readings;
    private long messages;

    /** The wall clock's time of an instant of the city. */
    private record Beat(Instant at, long nanos) {}

    private Publication(Gateways gateways, Ledger ledger) {
        this.gateways = gateways;
        this.ledger = ledger;
    }

    /** Connects. */
    public static Publication to(String url, int devices, Ledger ledger) {
        Broker broker = new Broker(
                url,
                Optional.empty(),
                Optional.empty(),
                "lifeline-junit-" + UUID.randomUUID().toString().substring(0, 8));
        Gateways gateways = new Gateways(broker, devices, ledger, message -> {}, line -> {});
        Publication publication = new Publication(gateways, ledger);
        try {
            String whyNot = gateways.connect(PATIENCE);
            if (!whyNot.isEmpty()) {
                publication.close();
                throw new IllegalStateException("no connection to " + url + ": " + whyNot);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return publication;
    }

    public void pace(double times) {
        if (!(times > 0)) {
            throw new IllegalArgumentException("the speed must be above 0, was " + times);
        }
        speed = times;
    }

    public void follow(LongSupplier subscriber) {
        taken = subscriber;
        notTaken = messages - subscriber.getAsLong();
    }

    public void write(PayloadFormat wanted) {
        format = wanted;
    }

    @Override
    public void take(Emission emission) {
        waitFor(emission.at());
        if (behind() > LEAD) {
            await("the subscriber has taken nothing", () -> behind() <= LEAD, this::behind);
        }
        Message message = Message.of(emission, format);
        readings += message.parcel().readings();
        messages++;
        try {
            if (!gateways.publish(emission.topic().device(), message)) {
                throw new IllegalStateException("the connection to the broker is closed");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void rest(Instant instant) {
        waitFor(instant);
        await("the broker has acknowledged nothing", () -> open() == 0, this::open);
        await("the subscriber has taken nothing", () -> behind() <= 0, this::behind);
        beat = new Beat(instant, System.nanoTime());
    }

    private long open() {
        Ledger.Totals sums = ledger.sums();
        return readings - sums.published() - sums.refused();
    }

    private long behind() {
        return taken == null ? 0 : messages - notTaken - taken.getAsLong();
    }

    private void waitFor(Instant instant) {
        Beat last = beat;
        if (speed == 0) {
            return;
        }
        if (last == null) {
            beat = new Beat(instant, System.nanoTime());
            return;
        }
        long due = last.nanos() + (long) (Duration.between(last.at(), instant).toNanos() / speed);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            checkInterrupted();
        }
    }

    /** Waits for something that others do, as long as it goes on. */
    private static void await(String complaint, BooleanSupplier condition, LongSupplier left) {
        long least = Long.MAX_VALUE;
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long now = left.getAsLong();
            if (now < least) {
                least = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        complaint + " for " + PATIENCE.toSeconds() + " s; still to come: " + now);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            checkInterrupted();
        }
    }

    private static void checkInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted while publishing");
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while publishing", e);
    }

    /** Ends the connections; what is not acknowledged in a second stays so. */
    @Override
    public void close() {
        try {
            gateways.finish(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
