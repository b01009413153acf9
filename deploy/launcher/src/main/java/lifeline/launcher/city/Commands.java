package lifeline.launcher.city;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.place.Build;
import lifeline.launcher.place.CityTime;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.Secret;
import lifeline.launcher.place.Surroundings.External;

/** How each program is started. Memory is set so that the whole city fits beside a browser on a small machine. */
public final class Commands {
    private static final String SERVICE_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    /** What Flink reaches into on Java 17. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "sun.nio.ch");

    private final Build build;
    private final DataDirectory data;
    private final CityTime time;
    private final String installation;

    public Commands(Build build, DataDirectory data, CityTime time, String installation) {
        this.build = build;
        this.data = data;
        this.time = time;
        this.installation = installation;
    }

    public ChildProcess.Command broker(int port) {
        return command(
                "broker",
                build.classPath("deploy/broker"),
                "lifeline.broker.BrokerMain",
                options("-Xmx320m"),
                List.of(),
                Map.of("LIFELINE_DATA", data.path().toString(), "LIFELINE_MQTT_PORT", Integer.toString(port)));
    }

    public ChildProcess.Command database(int port) {
        return command(
                "database",
                build.classPath("deploy/database"),
                "lifeline.database.DatabaseMain",
                options("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                List.of(),
                Map.of("LIFELINE_DATA", data.path().toString(), "LIFELINE_DB_PORT", Integer.toString(port)));
    }

    public ChildProcess.Command migration(External admin, Map<String, String> passwords) {
        Map<String, String> environment = new HashMap<>(database(admin));
        passwords.forEach((program, password) ->
                environment.put("LIFELINE_" + program.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD", password));
        return command(
                "migration",
                build.classPath("deploy/database"),
                "lifeline.database.migration.MigrateMain",
                options("-Xmx128m", "-XX:TieredStopAtLevel=1"),
                List.of(),
                environment);
    }

    public ChildProcess.Command job(External broker, External store, Path checkpoints, Optional<Path> restore) {
        Map<String, String> environment = new HashMap<>(database(store));
        environment.putAll(mqtt(broker));
        environment.put("LIFELINE_CHECKPOINTS", checkpoints.toString());
        environment.put("LIFELINE_RESTORE", restore.map(Path::toString).orElse(""));
        List<String> options = new ArrayList<>(List.of("-Xmx832m", "-XX:+ExitOnOutOfMemoryError"));
        OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        return command(
                "job", build.classPath("stream-jobs"), "lifeline.stream.DetectionJob", options, List.of(), environment);
    }

    /** @param settings of these, what is about pages and channels is handed on */
    ChildProcess.Command service(String name, External store, int port, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(database(store));
        environment.put("LIFELINE_HTTP_PORT", Integer.toString(port));
        environment.put("LIFELINE_HTTP_HOST", "127.0.0.1");
        environment.put("LIFELINE_STATUS_FILE", data.status().toString());
        // whose disk it watches
        environment.put("LIFELINE_DATA", data.path().toString());
        // kept, so that a restart of the service logs nobody out
        environment.put("LIFELINE_SESSION_KEY", Secret.in(data.secret("session-key")));
        settings.forEach((setting, value) -> {
            if (setting.startsWith("LIFELINE_PAGE_") || setting.equals("LIFELINE_CHANNEL_TEST_AT")) {
                environment.put(setting, value);
            }
        });
        return command(name, build.serviceJar(), SERVICE_MAIN, options("-Xmx320m"), List.of(), environment);
    }

    ChildProcess.Command simulators(External broker, Load load, Path truth) {
        List<String> arguments = new ArrayList<>(List.of("--url", broker.url(), "--truth", truth.toString()));
        arguments.addAll(load.arguments());
        return command(
                "simulators",
                build.classPath("simulators"),
                "lifeline.simulators.Main",
                options("-Xmx320m"),
                arguments,
                mqtt(broker));
    }

    /** Waits for exercises, and plays them. */
    ChildProcess.Command player(External broker, External store, Load load) {
        Map<String, String> environment = new HashMap<>(database(store));
        environment.putAll(mqtt(broker));
        environment.put("LIFELINE_DEVICES", Integer.toString(load.devices()));
        return command(
                "exercise",
                build.classPath("simulators"),
                "lifeline.simulators.exercise.ExerciseMain",
                options("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                List.of(),
                environment);
    }

    /** Load for measuring; see {@code lifeline.simulators.load}. */
    public ChildProcess.Command load(External broker, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--url", broker.url()));
        all.addAll(arguments);
        return command(
                "load",
                build.classPath("simulators"),
                "lifeline.simulators.load.LoadMain",
                options("-Xmx512m"),
                all,
                mqtt(broker));
    }

    /** One subscriber that only counts. */
    public ChildProcess.Command subscriber(External broker, String filter) {
        return command(
                "subscriber",
                build.classPath("simulators"),
                "lifeline.simulators.load.SubscriberMain",
                options("-Xmx512m"),
                List.of(broker.url(), filter),
                mqtt(broker));
    }

    /** Copies rows into a table, as fast as one connection can. */
    public ChildProcess.Command copy(External store, Duration time) {
        return command(
                "copy",
                build.classPath("deploy/launcher"),
                "lifeline.launcher.bench.CopyMain",
                options("-Xmx256m"),
                List.of(Long.toString(time.toMillis())),
                database(store));
    }

    private static Map<String, String> mqtt(External broker) {
        return Map.of(
                "LIFELINE_MQTT_URL", broker.url(),
                "LIFELINE_MQTT_USER", broker.user(),
                "LIFELINE_MQTT_PASSWORD", broker.password());
    }

    private static Map<String, String> database(External store) {
        return Map.of(
                "LIFELINE_DB_URL", store.url(),
                "LIFELINE_DB_USER", store.user(),
                "LIFELINE_DB_PASSWORD", store.password(),
                // one of the user's own, meant for the administrator, must not reach the programs
                "LIFELINE_DB_PASSWORD_FILE", "");
    }

    private static List<String> options(String... own) {
        List<String> options = new ArrayList<>(SMALL);
        options.addAll(List.of(own));
        return options;
    }

    private ChildProcess.Command command(
            String name,
            String classPath,
            String mainClass,
            List<String> options,
            List<String> arguments,
            Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        whole.put(CityClock.SETTING, time.clock().setting());
        whole.put("LIFELINE_INSTALLATION", installation);
        return new ChildProcess.Command(name, classPath, mainClass, options, arguments, whole, data.log(name));
    }
}
