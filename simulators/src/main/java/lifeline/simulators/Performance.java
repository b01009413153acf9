package lifeline.simulators;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.contract.clock.CityClock;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Source;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.publish.Message;
import lifeline.simulators.publish.PayloadFormat;

/** Gives each message of a source to the gateways when the city's clock has come to its instant. One thread. */
final class Performance {
    private static final long LONGEST_WAIT_MILLIS = 200;

    private final Source source;
    private final PayloadFormat format;
    private final CityClock clock;
    private final Gateways gateways;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Performance(Source source, PayloadFormat format, CityClock clock, Gateways gateways) {
        this.source = source;
        this.format = format;
        this.clock = clock;
        this.gateways = gateways;
    }

    /** Runs until the source has no more, or {@link #stop}. */
    void run() throws InterruptedException {
        try {
            Optional<Instant> at = source.nextAt();
            while (at.isPresent() && waitFor(at.get())) {
                Optional<Emission> emission = source.next();
                if (emission.isPresent()
                        && !gateways.publish(emission.get().topic().device(), Message.of(emission.get(), format))) {
                    return;
                }
                at = source.nextAt();
            }
        } finally {
            ended.countDown();
        }
    }

    /** False when it was stopped meanwhile. */
    private boolean waitFor(Instant at) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), at);
        while (left.toNanos() > 0) {
            long millis = Math.max(1, clock.systemDuration(left).toMillis());
            if (stop.await(Math.min(millis, LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS)) {
                return false;
            }
            left = Duration.between(clock.instant(), at);
        }
        return stop.getCount() > 0;
    }

    /** Produces no more, and waits a little until that is true. */
    void stop() throws InterruptedException {
        stop.countDown();
        ended.await(1, TimeUnit.SECONDS);
    }
}
