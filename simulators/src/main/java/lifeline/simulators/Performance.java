package lifeline.simulators;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.contract.clock.CityClock;
import lifeline.simulators.publish.Message;

/**
 * Hands on each message of a feed when the city's clock has come to its instant, and at once what is due already: what holds
 * it up for a while delays nothing that comes after. One thread.
 */
final class Performance {
    private static final long LONGEST_WAIT_MILLIS = 200;

    private final Feed feed;
    private final CityClock clock;
    private final Outlet outlet;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Where messages leave. */
    interface Outlet {
        /** Takes a message of a device, or waits; false when nothing is wanted any more. */
        boolean publish(String device, Message message) throws InterruptedException;
    }

    Performance(Feed feed, CityClock clock, Outlet outlet) {
        this.feed = feed;
        this.clock = clock;
        this.outlet = outlet;
    }

    /** Runs until the feed has no more, or {@link #stop}. */
    void run() throws InterruptedException {
        try {
            Optional<Instant> at = feed.nextAt();
            while (at.isPresent() && waitFor(at.get())) {
                Optional<Feed.Item> item = feed.next();
                if (item.isPresent()
                        && !outlet.publish(item.get().device(), item.get().message())) {
                    return;
                }
                at = feed.nextAt();
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
