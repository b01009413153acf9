package lifeline.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.launcher.Refusal;
import lifeline.launcher.UpOptions;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.city.Drain;
import lifeline.launcher.city.OpenCity;
import lifeline.launcher.ledger.Summary;
import lifeline.launcher.place.Build;
import lifeline.launcher.watch.Backoff;

/** {@code ./lifeline up}: looks whether everything is there, starts the city, waits, sums up, and puts everything away. */
public final class Up {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final UpOptions options;
    private final Build build;
    private final Map<String, String> environment;

    public Up(UpOptions options, Build build, Map<String, String> environment) {
        this.options = options;
        this.build = build;
        this.environment = environment;
    }

    /** Why a city ends. */
    private enum Ending {
        TIME_OVER,
        ASKED,
        GIVEN_UP
    }

    /** @return the exit code */
    public int run() {
        Catalogue catalogue = Catalogue.load();
        List<Simulation> simulations = Simulation.all(catalogue);
        refuseUnknownScenario(simulations);
        OpenCity.Plan plan = new OpenCity.Plan(
                options.load(),
                generate(simulations),
                directory(),
                false,
                options.speed(),
                false,
                Backoff.USUAL,
                build,
                environment);
        try (OpenCity open = OpenCity.of(plan)) {
            long began = System.nanoTime();
            Optional<CityStart.Started> started = open.start();
            if (started.isEmpty()) {
                System.out.println("Stopped before it had started.");
                return 1;
            }
            System.out.print(Greeting.of(started.get(), open.surroundings(), open.data(), options, elapsed(began)));
            return tell(live(open, started.get(), catalogue));
        }
    }

    private Path directory() {
        return options.data()
                .or(() -> Optional.ofNullable(environment.get("LIFELINE_DATA")).map(Path::of))
                .orElse(build.home().resolve(".lifeline"));
    }

    private Summary live(OpenCity open, CityStart.Started started, Catalogue catalogue) {
        long ready = System.nanoTime();
        Ending ending = await(open, ready, started, catalogue);
        Duration ran = elapsed(ready);
        open.running().ending();
        System.out.println();
        System.out.println("Stopping: the simulators first; then what is under way is awaited");
        Summary summary = new CityEnd(
                        open.data(), open.running(), started, open.time().clock())
                .run(catalogue, ran, ending == Ending.TIME_OVER ? Drain.PATIENT : Drain.BRIEF);
        open.running().stopAll();
        return summary;
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private Ending await(OpenCity open, long ready, CityStart.Started started, Catalogue catalogue) {
        SignalLines lines = new SignalLines(started.feed(), catalogue, Up::say);
        while (options.limit().map(limit -> elapsed(ready).compareTo(limit) < 0).orElse(true)) {
            if (open.isAskedToStopWithin(BEAT)) {
                return Ending.ASKED;
            }
            if (open.running().hasGivenUp()) {
                return Ending.GIVEN_UP;
            }
            lines.show();
        }
        return Ending.TIME_OVER;
    }

    private int tell(Summary summary) {
        System.out.print(System.lineSeparator() + summary.text());
        options.json().ifPresent(file -> write(file, summary.json()));
        return summary.exitCode();
    }

    private static void write(Path file, String json) {
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw Refusal.failed("the summary cannot be written to " + file + ": " + e.getMessage());
        }
    }

    private void refuseUnknownScenario(List<Simulation> simulations) {
        TreeSet<String> known = new TreeSet<>();
        simulations.forEach(
                simulation -> simulation.plays().stream().map(Play::name).forEach(known::add));
        options.scenario().filter(wanted -> !known.contains(wanted)).ifPresent(wanted -> {
            throw Refusal.wrongUse(
                    "unknown scenario: " + wanted + System.lineSeparator() + "There are: " + String.join(", ", known));
        });
    }

    private City generate(List<Simulation> simulations) {
        try {
            return City.generate(simulations, options.devices());
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUse("--devices: " + e.getMessage());
        }
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
