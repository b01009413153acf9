package lifeline.simulators.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.ConnectionLostException;
import lifeline.simulators.publish.PahoConnection;

/** One connection and the devices behind it, which send in turn. */
final class Publisher implements AutoCloseable {
    private static final long POLL_MILLIS = 50;
    private static final long OWED_WITHIN_NANOS = 30_000_000_000L;
    private static final int FIRST_FAILURE = 0x80;

    private final List<LoadDevice> devices;
    private final LoadOptions options;
    private final Window window;
    private final Excursions excursions;
    private final PahoConnection connection;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    Publisher(int number, List<LoadDevice> devices, LoadOptions options, Window window, Excursions excursions)
            throws ConnectionLostException {
        this.devices = devices;
        this.options = options;
        this.window = window;
        this.excursions = excursions;
        Broker broker = options.broker();
        this.connection = new PahoConnection(broker, broker.clientId() + '-' + number, this::answered);
    }

    private void answered(long device, int code) {
        if (code >= FIRST_FAILURE) {
            refused.incrementAndGet();
        } else {
            devices.get((int) device).acknowledged(options.batch());
        }
        answered.incrementAndGet();
    }

    /** Publishes until {@code endNanos}, then waits for what is owed. */
    void run(long startNanos, long endNanos, double ratePerSecond)
            throws ConnectionLostException, InterruptedException {
        PayloadBuffer buffer = new PayloadBuffer();
        double gapNanos = ratePerSecond == 0 ? 0 : 1e9 / ratePerSecond;
        int next = 0;
        while (true) {
            long now = System.nanoTime();
            long due = startNanos + (long) (sent.get() * gapNanos);
            if (now < due) {
                LockSupport.parkNanos(due - now);
                now = System.nanoTime();
            }
            if (now >= endNanos) {
                break;
            }
            if (!window.enter(options.batch(), POLL_MILLIS)) {
                connection.check();
                continue;
            }
            LoadDevice device = devices.get(next);
            excursions.mayBegin(device, now - startNanos);
            byte[] payload = device.payload(options.batch(), System.currentTimeMillis(), buffer);
            connection.publish(next, device.topic(), payload);
            sent.incrementAndGet();
            next = next + 1 == devices.size() ? 0 : next + 1;
        }
        awaitAnswers();
    }

    private void awaitAnswers() throws ConnectionLostException {
        long giveUpAt = System.nanoTime() + OWED_WITHIN_NANOS;
        while (answered.get() < sent.get()) {
            connection.check();
            if (System.nanoTime() > giveUpAt) {
                throw new IllegalStateException(
                        sent.get() - answered.get() + " messages were not acknowledged in 30 s");
            }
            LockSupport.parkNanos(POLL_MILLIS * 1_000_000);
        }
    }

    long sent() {
        return sent.get();
    }

    long acknowledged() {
        return answered.get() - refused.get();
    }

    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        connection.close();
    }
}
