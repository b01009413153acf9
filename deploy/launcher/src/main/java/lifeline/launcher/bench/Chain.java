package lifeline.launcher.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lifeline.launcher.BenchOptions;
import lifeline.launcher.bench.measure.Meter;
import lifeline.launcher.bench.measure.SignalWatch;
import lifeline.launcher.bench.measure.SignalWatch.Raised;
import lifeline.launcher.bench.measure.StoredRows;
import lifeline.launcher.bench.measure.Waiting;
import lifeline.launcher.city.Commands;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.ledger.Truth;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.Surroundings.External;
import lifeline.launcher.report.Plot;
import lifeline.launcher.store.Store;
import lifeline.launcher.store.StoreCounts;

/** Loads put on the chain one after the other, and what the store has of all of them at the end. */
final class Chain implements AutoCloseable {
    static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);
    /** Of the load: enough to keep it ahead, few enough to leave the processors to the chain. */
    private static final int CONNECTIONS = 4;
    /** When nothing has come for so long, nothing more is coming. */
    private static final double STILL_SECONDS = 15;

    private static final double RECOUNTED_AFTER_SECONDS = 2;

    /** So many seconds of a fast chain may be under way. */
    private static final long WINDOW_READINGS = 60_000;

    private static final long WINDOW_SECONDS_OF_BATCHES = 6_000;

    private final BenchOptions options;
    private final Commands commands;
    private final DataDirectory data;
    private final External broker;
    private final StoreCounts counts;
    private final StoredRows stored;
    private final SignalWatch signals;
    private final Meter meter;
    private final Instant since = Instant.now();
    private final List<Path> truths = new ArrayList<>();
    private int excursions;

    Chain(
            BenchOptions options,
            Commands commands,
            DataDirectory data,
            External broker,
            Store store,
            Meter meter,
            StoredRows stored) {
        this.options = options;
        this.commands = commands;
        this.data = data;
        this.broker = broker;
        this.counts = new StoreCounts(store);
        this.stored = stored;
        this.signals = new SignalWatch(store);
        this.meter = meter;
    }

    /**
     * What came of one load.
     *
     * @param messages acknowledged by the broker while it was measured
     * @param seconds how long that was
     * @param storedReadings stored in that time
     * @param caughtUp seconds from its end until all of it was stored
     * @param cpuSeconds used in that time, by part
     */
    record Phase(
            double messages, double seconds, double storedReadings, double caughtUp, Map<String, Double> cpuSeconds) {
        double storedPerSecond() {
            return storedReadings / seconds;
        }
    }

    /** As many as the chain takes. */
    Phase saturated() {
        long window = options.batch() == 1 ? WINDOW_READINGS : WINDOW_SECONDS_OF_BATCHES * options.batch();
        return run("saturated", 0, options.time(), window, 0);
    }

    /** So many messages a second, with excursions that must raise an alert. */
    Phase paced(double messagesPerSecond) {
        return run("paced", messagesPerSecond, options.time(), 0, excursionsPerSecond());
    }

    /** As many as the broker takes, for a moment. */
    Phase burst(Duration time, double messagesPerSecond) {
        return run("burst", messagesPerSecond, time, 0, 0);
    }

    /** No more than the city has devices for: each makes one excursion. */
    private double excursionsPerSecond() {
        double seconds = options.time().plus(WARM_UP).toMillis() / 1e3;
        return Math.min(8, options.devices() / 40.0 / seconds);
    }

    private Phase run(String name, double rate, Duration time, long window, double excursionsPerSecond) {
        Duration warmUp = name.equals("burst") ? Duration.ZERO : WARM_UP;
        double seconds = time.plus(warmUp).toMillis() / 1e3;
        Path truth = data.truth(name);
        System.out.printf(Locale.ROOT, "%s: %.0f s%n", name, seconds);
        try (LoadRun load = new LoadRun(commands.load(
                broker,
                List.of(
                        "--connections", "" + CONNECTIONS,
                        "--devices", "" + options.devices(),
                        "--batch", "" + options.batch(),
                        "--rate", "" + rate,
                        "--seconds", "" + seconds,
                        "--window", "" + window,
                        "--excursions", "" + excursionsPerSecond,
                        "--excursions-after", "" + warmUp.toSeconds(),
                        "--skip", "" + excursions,
                        "--truth", truth.toString())))) {
            excursions += (int) Math.ceil(excursionsPerSecond * seconds);
            meter.part("load", load.pid());
            meter.phase(name + " (warming up)");
            long storedBefore = stored.getAsLong();
            Progress progress = new Progress(name, load, storedBefore, warmUp);
            load.go();
            load.await(() -> stored.getAsLong() - storedBefore, progress::tick);
            meter.gone("load");
            truths.add(truth);
            double caughtUp = drain(load.acknowledged() * options.batch() + storedBefore);
            return progress.phase(caughtUp);
        }
    }

    /** Waits until so many readings have been stored; how many seconds that took. */
    private double drain(long target) {
        long start = System.nanoTime();
        long rows = stored.getAsLong();
        long movedNanos = start;
        while (rows < target && elapsed(start) < DRAINED_WITHIN.toSeconds()) {
            Waiting.millis(100);
            long now = elapsed(movedNanos) > RECOUNTED_AFTER_SECONDS ? stored.recounted() : stored.getAsLong();
            if (now != rows || elapsed(movedNanos) > RECOUNTED_AFTER_SECONDS) {
                movedNanos = System.nanoTime();
            }
            rows = now;
        }
        return elapsed(start);
    }

    private static double elapsed(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** The books of all loads; waits until they close, as long as something still arrives. */
    Ledger ledger() {
        Truth truth = Truth.read(truths);
        long rows = -1;
        long movedNanos = System.nanoTime();
        while (true) {
            Ledger now = Ledger.of(truth, counts.bySensor(since), counts.rejectedByDevice(since));
            long sum = now.stored() + now.possibleDuplicate() + now.rejected();
            if (sum != rows) {
                rows = sum;
                movedNanos = System.nanoTime();
            }
            if (now.closes() || elapsed(movedNanos) > STILL_SECONDS) {
                return now;
            }
            Waiting.millis(1_000);
        }
    }

    /** Of the excursions that were begun, by sensor. */
    List<String> expected() {
        return truths.stream().flatMap(file -> Truth.excursions(file).stream()).toList();
    }

    /** How often each sensor raised. */
    Map<String, Long> raised() {
        return signals.raised().stream().collect(Collectors.groupingBy(Raised::subject, Collectors.counting()));
    }

    List<Double> latencies() {
        return signals.raised().stream().map(Raised::latencyMillis).toList();
    }

    /** Each when its signal could be read. */
    List<Plot.Point> latenciesOverTime() {
        return signals.raised().stream()
                .map(raised -> new Plot.Point(meter.secondsAt(raised.seenNanos()), raised.latencyMillis()))
                .toList();
    }

    @Override
    public void close() {
        signals.close();
    }

    /** Looks at the beginning and the end of what is measured, and says how it goes. */
    private final class Progress {
        private static final double TELL_SECONDS = 5;

        private final String name;
        private final LoadRun load;
        private final long storedBefore;
        private final double warmUp;
        private final long startNanos = System.nanoTime();
        private double told;
        private long toldStored;
        private Meter.Sample first;
        private Meter.Sample last;
        private long firstMessages;
        private long lastMessages;
        private boolean measuring;

        Progress(String name, LoadRun load, long storedBefore, Duration warmUp) {
            this.name = name;
            this.load = load;
            this.storedBefore = storedBefore;
            this.warmUp = warmUp.toMillis() / 1e3;
            this.first = meter.look();
            this.last = first;
        }

        void tick() {
            double now = elapsed(startNanos);
            if (!measuring && now >= warmUp) {
                measuring = true;
                meter.phase(name);
                first = meter.look();
                firstMessages = load.acknowledged();
            }
            if (measuring && now <= warmUp + options.time().toMillis() / 1e3) {
                last = meter.look();
                lastMessages = load.acknowledged();
            }
            if (now - told >= TELL_SECONDS) {
                long rows = stored.getAsLong() - storedBefore;
                System.out.printf(
                        Locale.ROOT,
                        "  %3.0f s  %,d messages published, %,d readings stored, %,.0f readings/s%n",
                        now,
                        load.acknowledged(),
                        rows,
                        (rows - toldStored) / (now - told));
                told = now;
                toldStored = rows;
            }
        }

        Phase phase(double caughtUp) {
            return new Phase(
                    Math.max(0, lastMessages - firstMessages),
                    Math.max(1e-3, last.at() - first.at()),
                    last.stored() - first.stored(),
                    caughtUp,
                    Meter.cpuBetween(first, last));
        }
    }
}
