package lifeline.simulators;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lifeline.simulators.publish.Gateways;

/** Cuts all connections at once, time and again; they come back by themselves. A thread of its own, until {@link #stop}. */
final class ReconnectStorms {
    private final Gateways gateways;
    private final Consumer<String> say;
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch stop = new CountDownLatch(1);

    ReconnectStorms(Gateways gateways, Consumer<String> say) {
        this.gateways = gateways;
        this.say = say;
    }

    void start(Duration every) {
        Thread thread = new Thread(() -> run(every), "reconnect-storms");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Duration every) {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                gateways.drop();
                say.accept("dropped all " + gateways.connections() + " connections, for the " + count.incrementAndGet()
                        + ". time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many there have been. */
    int count() {
        return count.get();
    }

    void stop() {
        stop.countDown();
    }
}
