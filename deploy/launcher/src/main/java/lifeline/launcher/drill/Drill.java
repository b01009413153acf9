package lifeline.launcher.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.launcher.DrillOptions;
import lifeline.launcher.Refusal;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.city.OpenCity;
import lifeline.launcher.drill.kill.KillPlan;
import lifeline.launcher.drill.kill.Part;
import lifeline.launcher.drill.page.OnCall;
import lifeline.launcher.drill.page.PageSink;
import lifeline.launcher.drill.report.Books;
import lifeline.launcher.drill.report.DrillReport;
import lifeline.launcher.place.Build;
import lifeline.launcher.watch.Backoff;

/** {@code ./lifeline drill}: starts a city, breaks it again and again, lets it come to rest, and compares the books. */
public final class Drill {
    private final DrillOptions options;
    private final Build build;
    private final Map<String, String> environment;

    public Drill(DrillOptions options, Build build, Map<String, String> environment) {
        this.options = options;
        this.build = build;
        this.environment = environment;
    }

    /** @return the exit code */
    public int run() {
        refuseForeignParts();
        Catalogue catalogue = Catalogue.load();
        OpenCity.Plan plan = new OpenCity.Plan(
                options.load(),
                City.generate(Simulation.all(catalogue), options.devices()),
                options.data().orElse(build.home().resolve("target").resolve("drill")),
                options.data().isEmpty(),
                1,
                options.parts().contains(Part.REPLICA),
                Backoff.UNDER_FIRE,
                build,
                settings());
        try (PageSink sink = PageSink.open();
                OpenCity open = OpenCity.of(plan)) {
            Optional<CityStart.Started> started = open.start();
            if (started.isEmpty()) {
                System.out.println("Stopped before it had started.");
                return 1;
            }
            return drill(open, started.get(), catalogue, sink);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.merge(OnCall.ALLOWED, OnCall.HERE, (given, here) -> given + "," + here);
        // it would be a message nobody has asked for
        settings.putIfAbsent("LIFELINE_CHANNEL_TEST_AT", "off");
        return settings;
    }

    private int drill(OpenCity open, CityStart.Started started, Catalogue catalogue, PageSink sink) {
        OnCall onCall = new OnCall(started.store(), sink);
        onCall.enter();
        List<KillPlan.Kill> kills = KillPlan.draw(options.seed(), options.parts(), options.mean(), options.length());
        System.out.printf(
                Locale.ROOT,
                "%nThe city is live at %,.0f messages/s; %d kills in the next %d s, seed %d. Console: http://127.0.0.1:%d%n%n",
                options.rate(),
                kills.size(),
                options.length().toSeconds(),
                options.seed(),
                open.surroundings().httpPort());
        Fire fire = new Fire(open, started, options);
        boolean isWhole = fire.run(kills);
        System.out.println();
        System.out.println("Stopping the load; then what is under way is awaited");
        Books books = new BookKeeping(open, started, catalogue, onCall).close();
        open.running().stopAll();
        DrillReport report = new DrillReport(options, isWhole, fire.outages(), fire.samples(), books, open.running());
        System.out.print(System.lineSeparator() + report.text());
        options.json().ifPresent(file -> write(file, report));
        return report.exitCode();
    }

    /** What is not ours must not be killed, and a broker without a journal loses what it has acknowledged. */
    private void refuseForeignParts() {
        for (String setting : List.of("LIFELINE_MQTT_URL", "LIFELINE_DB_URL")) {
            if (!environment.getOrDefault(setting, "").isBlank()) {
                throw Refusal.wrongUse("drill kills its own broker and database; it cannot be used with " + setting);
            }
        }
    }

    private static void write(Path file, DrillReport report) {
        Path page = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", "") + ".html");
        try {
            Files.writeString(file, report.json());
            Files.writeString(page, report.page());
        } catch (IOException e) {
            throw Refusal.failed("the report cannot be written to " + file + ": " + e.getMessage());
        }
        System.out.println("  report      " + file + ", " + page);
    }
}
