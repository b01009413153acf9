package lifeline.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import lifeline.contract.process.ChildProcess;
import lifeline.contract.topic.Topic;
import lifeline.launcher.BenchOptions;
import lifeline.launcher.Refusal;
import lifeline.launcher.bench.measure.Meter;
import lifeline.launcher.city.Commands;
import lifeline.launcher.place.Surroundings.External;

/** What the broker delivers by itself: the chain's publishers and payloads, and one shared subscriber that only counts. */
final class BareBroker {
    /** A machine that does not do this much is too slow, or too busy, for ratios to mean anything. */
    static final double LEAST_PER_SECOND = 20_000;

    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration CONNECTED = Duration.ofSeconds(30);

    private final Commands commands;
    private final External broker;
    private final BenchOptions options;
    private final Meter meter;

    BareBroker(Commands commands, External broker, BenchOptions options, Meter meter) {
        this.commands = commands;
        this.broker = broker;
        this.options = options;
        this.meter = meter;
    }

    /** Messages a second, received and acknowledged. */
    double run() {
        System.out.printf(Locale.ROOT, "bare broker: %d s%n", WARM_UP.plus(TIME).toSeconds());
        AtomicLong received = new AtomicLong();
        try (ChildProcess subscriber = ChildProcess.start(
                        commands.subscriber(broker, "$share/bare/" + Topic.FILTER), line -> count(line, received));
                LoadRun load = load(subscriber)) {
            meter.part("load", load.pid());
            meter.part("subscriber", subscriber.pid());
            meter.phase("bare broker");
            long start = System.nanoTime();
            long[] first = {0, 0};
            long[] last = {0, 0};
            load.go();
            load.await(() -> 0, () -> {
                long now = System.nanoTime();
                if (now - start > WARM_UP.toNanos()) {
                    last[0] = received.get();
                    last[1] = now;
                    if (first[1] == 0) {
                        first[0] = last[0];
                        first[1] = now;
                    }
                }
            });
            meter.gone("load");
            meter.gone("subscriber");
            double rate = (last[0] - first[0]) / ((last[1] - first[1]) / 1e9);
            System.out.printf(Locale.ROOT, "  %,.0f messages/s%n", rate);
            return rate;
        }
    }

    private LoadRun load(ChildProcess subscriber) {
        try {
            subscriber.awaitReady(CONNECTED);
        } catch (IllegalStateException e) {
            throw Refusal.failed("the bare subscriber did not start: " + e.getMessage());
        }
        return new LoadRun(commands.load(
                broker,
                List.of(
                        "--connections", "4",
                        "--devices", "" + options.devices(),
                        "--batch", "" + options.batch(),
                        "--seconds", "" + WARM_UP.plus(TIME).toSeconds())));
    }

    private static void count(String line, AtomicLong received) {
        if (line.startsWith("received ")) {
            received.set(Long.parseLong(line.substring("received ".length())));
        }
    }
}
