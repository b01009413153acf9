package lifeline.simulators.history;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;

/** {@code ./lifeline simulate --history FILE}. Exit code 1: the file cannot be written; 2: wrong use. */
public final class HistoryMain {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final long TOLD_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private HistoryMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        HistoryOptions options;
        try {
            options = HistoryOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return WRONG_USE;
        }
        ParentWatch.start();
        long startedAt = System.nanoTime();
        try {
            long readings = write(options);
            System.out.printf(
                    Locale.ROOT,
                    "%,d readings in %s, %.1f s%n",
                    readings,
                    options.file(),
                    (System.nanoTime() - startedAt) / 1e9);
            return 0;
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause());
            return FAILED;
        }
    }

    /** Returns how many readings there are. */
    static long write(HistoryOptions options) {
        Catalogue catalogue = Catalogue.load();
        List<Simulation> simulations = Simulation.all(catalogue);
        City city = City.generate(simulations, options.devices());
        Map<String, Duration> declared = new TreeMap<>();
        List<Device> devices = city.devices().stream()
                .map(device -> noMoreOftenThan(options.every(), device, declared))
                .toList();
        Instant end = options.from().plus(options.length());
        CityRun.Script script = new CityRun.Script(
                catalogue,
                simulations,
                new City(city.assets(), devices),
                Play.QUIET,
                options.seed(),
                options.from(),
                OptionalDouble.empty());
        return new ReadingsCsv(script, declared, end).write(List.of(), options.file(), progress(end));
    }

    private static Device noMoreOftenThan(Duration every, Device device, Map<String, Duration> declared) {
        if (device.period().compareTo(every) >= 0) {
            return device;
        }
        declared.put(device.id(), every);
        return new Device(device.id(), device.asset(), device.domain(), device.fleet(), every, device.quantities());
    }

    private static Consumer<Instant> progress(Instant end) {
        long[] toldAt = {System.nanoTime()};
        return at -> {
            long now = System.nanoTime();
            if (now - toldAt[0] > TOLD_EVERY_NANOS) {
                toldAt[0] = now;
                System.out.println("the city is at " + at + " of " + end);
            }
        };
    }
}
