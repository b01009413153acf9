package lifeline.contract.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The parent's side: a Java program started as a process of its own, its output kept in a log, ended with the parent. */
public final class ChildProcess implements AutoCloseable {
    static final String READY = "ready ";
    private static final Duration GRACE = Duration.ofSeconds(25);
    /** A terminal sends Ctrl-C to parent and children at once; when the children stop, and in what order, is the parent's. */
    private static final List<String> DEAF_TO_CTRL_C = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<Map<String, Object>> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> outputEnded = new CompletableFuture<>();

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * What to start.
     *
     * @param classPath as for {@code java -cp}
     * @param options for the JVM
     * @param environment added to this process's own
     * @param log where its output goes, appended; what overflows is kept once, in a file ending in {@code .1}
     */
    public record Command(
            String name,
            String classPath,
            String mainClass,
            List<String> options,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {}

    /**
     * The class path of the module that {@code type} was built in: its classes or jar, and {@code lib} beside them, where
     * the build puts what the module needs.
     */
    public static String classPathOf(Class<?> type) {
        try {
            Path own = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return own + java.io.File.pathSeparator + own.resolveSibling("lib").resolve("*");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path that is no path", e);
        }
    }

    /** Starts it; {@link #awaitReady} tells when it works. {@code onLine} sees each line it prints. */
    public static ChildProcess start(Command command, Consumer<String> onLine) {
        List<String> line = new ArrayList<>(DEAF_TO_CTRL_C);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(command.options());
        line.addAll(List.of("-cp", command.classPath(), command.mainClass()));
        line.addAll(command.arguments());
        try {
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().putAll(command.environment());
            builder.environment().put(ParentWatch.SETTING, "true");
            ChildProcess child = new ChildProcess(command.name(), builder.start(), command.log());
            child.follow(onLine);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " cannot be started", e);
        }
    }

    private void follow(Consumer<String> onLine) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader output = new BufferedReader(
                                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                            RollingLog kept = RollingLog.open(log)) {
                        String line;
                        while ((line = output.readLine()) != null) {
                            take(line, kept, onLine);
                        }
                    } catch (IOException e) {
                        onLine.accept(name + ": its output can no longer be followed: " + e.getMessage());
                    } finally {
                        outputEnded.complete(true);
                        ready.completeExceptionally(
                                new IllegalStateException(name + " ended before it was ready; see " + log));
                    }
                },
                name + "-output");
        thread.setDaemon(true);
        thread.start();
    }

    private void take(String line, RollingLog kept, Consumer<String> onLine) throws IOException {
        if (line.startsWith(READY)) {
            // what a child says of itself may contain a password
            kept.add(READY.strip());
            ready.complete(JSON.readValue(line.substring(READY.length()), new TypeReference<>() {}));
        } else {
            kept.add(line);
        }
        onLine.accept(line);
    }

    /**
     * Waits until the child says it is ready.
     *
     * @return what it says of itself
     * @throws IllegalStateException when it ends before, or takes longer than {@code patience}
     */
    public Map<String, Object> awaitReady(Duration patience) {
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    name + " was not ready after " + patience.toSeconds() + " s; see " + log, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    e.getCause() == null ? name : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** Waits until the last line it printed has been seen; false when that takes longer than {@code patience}. */
    public boolean awaitOutput(Duration patience) {
        return outputEnded
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Says a line to it, on its standard input; one that has ended hears nothing. */
    public void tell(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // it has ended, which its exit tells
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Its exit code once it has ended. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends it at once, as a power cut would (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        awaitExit(GRACE);
    }

    /** Asks it to stop by ending its standard input, and kills it when it does not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // already gone, which is what is wanted
        }
        if (!awaitExit(GRACE)) {
            process.destroyForcibly();
            awaitExit(GRACE);
        }
    }

    private boolean awaitExit(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
