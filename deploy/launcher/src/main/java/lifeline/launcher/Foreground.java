package lifeline.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.place.Build;

/** Another module's program in place of this one: same arguments, same directory, its exit code ours. */
final class Foreground {
    private final String module;
    private final String mainClass;
    private final Map<String, String> environment;

    Foreground(String module, String mainClass) {
        this(module, mainClass, Map.of());
    }

    /** @param environment on top of ours */
    Foreground(String module, String mainClass, Map<String, String> environment) {
        this.module = module;
        this.mainClass = mainClass;
        this.environment = environment;
    }

    int run(List<String> arguments) {
        Build build = Build.found();
        build.refuseMissing(List.of(module));
        ChildProcess child = ChildProcess.start(
                new ChildProcess.Command(
                        module,
                        build.classPath(module),
                        mainClass,
                        List.of("-Xmx1g", "-XX:+UseSerialGC"),
                        arguments,
                        environment,
                        build.home().resolve("target").resolve("logs").resolve(module + ".log")),
                Foreground::show);
        Stop stop = Stop.onSignal(child::close);
        try {
            int exitCode = child.exit().join();
            child.awaitOutput(Duration.ofSeconds(5));
            return exitCode;
        } finally {
            stop.done();
        }
    }

    private static void show(String line) {
        if (!line.startsWith("ready {")) {
            System.out.println(line);
        }
    }
}
