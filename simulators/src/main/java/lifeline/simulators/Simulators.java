package lifeline.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Merged;
import lifeline.simulators.device.Source;
import lifeline.simulators.fault.FaultPlan;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.frame.FrameRun;
import lifeline.simulators.probe.Probes;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.publish.Message;
import lifeline.simulators.recording.Recording;
import lifeline.simulators.recording.RecordingCsv;
import lifeline.simulators.sparkplug.EdgeNodes;
import lifeline.simulators.truth.Ledger;
import lifeline.simulators.truth.Throughput;
import lifeline.simulators.truth.TruthFile;
import lifeline.simulators.wave.Rain;
import org.jspecify.annotations.Nullable;

/**
 * A run of the simulators: connects, plays, says how far it is, and at the end waits for what the broker still owes an answer
 * and writes the truth.
 */
final class Simulators implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(12);
    private static final long PROGRESS_SECONDS = 5;
    /** Writing the truth of a big city may take so small a part of the time, and no more. */
    private static final int TRUTH_SHARE = 50;

    private static final int FAILED = 1;

    private final Options options;
    private final Catalogue catalogue;
    private final List<Simulation> simulations;
    private final City city;
    private final Consumer<String> say;
    private final Ledger ledger = new Ledger();
    private final Gateways gateways;
    private final Throughput throughput = new Throughput();
    private final ReconnectStorms storms;
    private final Duration preparing;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long startNanos = System.nanoTime();
    private @Nullable Run run;
    private boolean closing;

    /** What begins once the broker is there. */
    private record Run(Performance performance, Optional<TruthFile> truth) {}

    private Simulators(Options options, Consumer<String> say, Consumer<Message> onPublished) {
        this.options = options;
        this.say = say;
        this.catalogue = Catalogue.load();
        this.simulations = Simulation.all(catalogue);
        this.city = City.generate(simulations, options.devices());
        this.gateways = new Gateways(
                options.broker(),
                connections(),
                ledger,
                message -> {
                    throughput.count(System.nanoTime());
                    onPublished.accept(message);
                },
                say);
        this.storms = new ReconnectStorms(gateways, say);
        long before = System.nanoTime();
        feed(options.clock().instant(), Optional.empty());
        this.preparing = Duration.ofNanos(System.nanoTime() - before);
    }

    /** Frames are sent by their sensors themselves, whoever the readings are behind. */
    private List<Gateways.Group> connections() {
        int number = options.connections().number();
        if (!options.edgeNodes()) {
            return List.of(Gateways.Group.plain(options.devices() + options.probes(), number));
        }
        List<Gateways.Group> groups = new ArrayList<>(
                EdgeNodes.of(simulations, city, number, () -> options.clock().instant()));
        groups.add(Gateways.Group.plain(options.devices(), 1));
        return List.copyOf(groups);
    }

    /**
     * @param say takes lines for people
     * @throws IllegalArgumentException when the options cannot be met; says what to do
     */
    static Simulators of(Options options, Consumer<String> say) {
        return new Simulators(options, say, message -> {});
    }

    /** @param onPublished is told of each message once the broker has acknowledged it; must not wait */
    static Simulators of(Options options, Consumer<String> say, Consumer<Message> onPublished) {
        return new Simulators(options, say, onPublished);
    }

    /** The names of the scenarios, for people. */
    static String scenarios() {
        return FaultPlan.names(Simulation.all(Catalogue.load()));
    }

    private Feed feed(Instant start, Optional<TruthFile> truth) {
        Optional<Recording> recording =
                options.recording().map(file -> RecordingCsv.read(file, catalogue, city, start));
        Optional<Rain> rain = recording.flatMap(recorded -> recorded.rain(simulations));
        if (recording.isPresent() && rain.isEmpty()) {
            return Feed.of(recording.get(), this::written);
        }
        CityRun.Script script = script(start);
        List<Feed> feeds = new ArrayList<>();
        if (!options.frames().only()) {
            feeds.add(Feed.of(readings(script, truth, rain), this::written));
        }
        if (options.frames().wanted(options.rate())) {
            OptionalDouble samples = options.frames().samplesPerSecond().isPresent()
                    ? OptionalDouble.of(options.frames().samplesPerSecond().getAsDouble()
                            / options.clock().speed())
                    : OptionalDouble.empty();
            feeds.add(Feed.of(new FrameRun(script, samples)));
        }
        return Feed.merged(feeds);
    }

    private Message written(Emission emission) {
        return options.edgeNodes() ? Message.untold(emission) : Message.of(emission, options.format());
    }

    private Source readings(CityRun.Script script, Optional<TruthFile> truth, Optional<Rain> rain) {
        CityRun run = new CityRun(script, fault -> begin(fault, truth));
        rain.ifPresent(run::rain);
        run.settle();
        if (options.probes() == 0) {
            return run;
        }
        Probes probes = new Probes(options.probes(), catalogue, simulations, options.seed(), script.start());
        truth.ifPresent(file -> file.watch(probes));
        return new Merged(run, probes);
    }

    private CityRun.Script script(Instant start) {
        return new CityRun.Script(
                catalogue, simulations, city, options.scenario(), options.seed(), start, perCitySecond());
    }

    /** The probes have their part of the rate. */
    private OptionalDouble perCitySecond() {
        return options.rate().isPresent()
                ? OptionalDouble.of(Math.max(
                        1, options.rate().getAsDouble() / options.clock().speed() - Probes.perSecond(options.probes())))
                : OptionalDouble.empty();
    }

    private void begin(Injection fault, Optional<TruthFile> truth) {
        truth.ifPresent(file -> file.add(fault));
        say.accept(fault.from().truncatedTo(ChronoUnit.SECONDS) + " fault: "
                + fault.model().title().en() + " ("
                + fault.domain() + '/' + fault.model().id()
                + (fault.device() == null ? "" : ", " + fault.device() + " at " + fault.asset()) + "), until "
                + fault.until().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Plays to the end of a recording, or for ever. Returns the exit code. */
    int run() throws InterruptedException {
        String whyNot = gateways.connect(CONNECT_WITHIN);
        if (!whyNot.isEmpty()) {
            System.err.println("No connection to " + options.broker().url() + ": " + whyNot
                    + ". Start a broker there (./lifeline up brings one), or name another with --url.");
            return FAILED;
        }
        Instant start = start();
        Run begun = begin(start);
        ParentWatch.ready(Map.of("devices", city.devices().size()));
        say.accept("publishing for " + city.devices().size() + " devices at "
                + city.assets().size() + " assets to " + options.broker().url() + ", "
                + (options.scenario().equals(Play.DEFAULT) ? "a fault now and then" : options.scenario())
                + ", seed " + options.seed() + ", city time " + start + " at speed "
                + options.clock().speed());
        Thread progress = new Thread(() -> tellProgress(begun), "progress");
        progress.setDaemon(true);
        progress.start();
        options.connections().dropEvery().ifPresent(storms::start);
        begun.performance().run();
        close();
        return 0;
    }

    /**
     * Late enough for a big city to be ready by then: it would begin with a debt of messages otherwise. In microseconds, as the
     * times of its readings: the first may tell that very one, and the books count from here.
     */
    private Instant start() {
        Instant now = options.clock().instant();
        throughput.begin(System.nanoTime() + preparing.toNanos());
        return now.plusNanos((long) (preparing.toNanos() * options.clock().speed()))
                .truncatedTo(ChronoUnit.MICROS);
    }

    private synchronized Run begin(Instant start) {
        Optional<TruthFile> truth = options.truth().map(path -> new TruthFile(path, options.seed(), start));
        truth.ifPresent(file -> file.city(options.devices()));
        truth.ifPresent(file -> file.tell("rate", this::rate));
        truth.ifPresent(file -> file.tell("drops", storms::count));
        Run begun = new Run(new Performance(feed(start, truth), options.clock(), gateways::publish), truth);
        run = begun;
        writeTruth(begun);
        return begun;
    }

    /** How even it was: the fewest and the most messages a second over ten seconds, beside what was asked. */
    private Map<String, Object> rate() {
        Throughput.Rates rates = throughput.rates(System.nanoTime());
        Map<String, Object> rate = new LinkedHashMap<>();
        options.rate().ifPresent(asked -> rate.put("asked", asked));
        rate.put("windowSeconds", Throughput.WINDOW.toSeconds());
        rate.put("windows", rates.windows());
        rate.put("least", rates.least());
        rate.put("mean", rates.mean());
        rate.put("most", rates.most());
        return rate;
    }

    private void tellProgress(Run begun) {
        try {
            long truthDue = System.nanoTime();
            Ledger.Totals before = ledger.sums();
            while (!closed.await(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
                Ledger.Totals now = ledger.sums();
                say.accept(String.format(
                        Locale.ROOT,
                        "published %,d readings and %,d frames in %,d messages (%,d/s), %,d waiting, %,d unacknowledged",
                        now.published(),
                        now.frames().published().frames(),
                        now.messages(),
                        (now.messages() - before.messages()) / PROGRESS_SECONDS,
                        gateways.queued(),
                        now.outstanding()));
                before = now;
                long nanos = System.nanoTime();
                if (nanos >= truthDue) {
                    writeTruth(begun);
                    truthDue = nanos + TRUTH_SHARE * (System.nanoTime() - nanos);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeTruth(Run begun) {
        begun.truth().ifPresent(file -> file.write(options.clock().instant(), ledger.totals(), gateways.queued()));
    }

    /** Stops producing, waits for what is owed, writes the truth and says what was done. Once. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        Run begun = run;
        if (begun == null) {
            return;
        }
        storms.stop();
        throughput.end(System.nanoTime());
        try {
            begun.performance().stop();
            gateways.finish(FINISH_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed.countDown();
        writeTruth(begun);
        Ledger.Totals totals = ledger.totals();
        say.accept(String.format(
                Locale.ROOT,
                "done after %d s: %,d readings of %,d sensors and %,d frames of %,d samples published in %,d messages;"
                        + " %,d readings sent again, %,d unacknowledged, %,d refused, %,d messages never sent",
                Duration.ofNanos(System.nanoTime() - startNanos).toSeconds(),
                totals.published(),
                totals.sensors().size(),
                totals.frames().published().frames(),
                totals.frames().published().samples(),
                totals.messages(),
                totals.resent(),
                totals.outstanding(),
                totals.refused(),
                gateways.queued()));
        Throughput.Rates rates = throughput.rates(System.nanoTime());
        say.accept(String.format(
                Locale.ROOT,
                "in windows of %d s, of which there were %,d: %,.0f to %,.0f messages a second, %,.0f in the middle",
                Throughput.WINDOW.toSeconds(),
                rates.windows(),
                rates.least(),
                rates.most(),
                rates.mean()));
    }
}
