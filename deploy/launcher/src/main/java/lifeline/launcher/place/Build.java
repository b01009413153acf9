package lifeline.launcher.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.launcher.Refusal;

/** The project as Maven has built it: where each program's class path is. */
public final class Build {
    private static final String SERVICE = "alerts/target/quarkus-app/quarkus-run.jar";

    private final Path home;

    public Build(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /** The one this class is part of: {@code deploy/launcher/target/…}. */
    public static Build found() {
        String given = System.getProperty("lifeline.home");
        if (given != null) {
            return new Build(Path.of(given));
        }
        try {
            Path own = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Build(own.resolve("../../../.."));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path that is no path", e);
        }
    }

    public Path home() {
        return home;
    }

    /** The module's jar, or its classes where it was only compiled, and what it needs beside it. */
    public String classPath(String module) {
        Path target = home.resolve(module).resolve("target");
        String own = jar(target).orElse(target.resolve("classes")).toString();
        return own + java.io.File.pathSeparator + target.resolve("lib").resolve("*");
    }

    /** The service's start jar, which names the rest of its class path itself. */
    public String serviceJar() {
        return home.resolve(SERVICE).toString();
    }

    /** @throws Refusal when one of them is not built */
    public void refuseMissing(List<String> modules) {
        List<String> missing = new ArrayList<>();
        for (String module : modules) {
            Path needed = module.equals("alerts")
                    ? home.resolve(SERVICE)
                    : home.resolve(module).resolve("target").resolve("lib");
            if (Files.notExists(needed)) {
                missing.add(module);
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.failed("not built: " + String.join(", ", missing) + " in " + home + System.lineSeparator()
                    + "Build it with: mvn -DskipTests package");
        }
    }

    private static Optional<Path> jar(Path target) {
        if (Files.notExists(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().endsWith("-tests.jar"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be read", e);
        }
    }
}
