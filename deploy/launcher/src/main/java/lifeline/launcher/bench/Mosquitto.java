package lifeline.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import lifeline.launcher.Refusal;
import lifeline.launcher.bench.measure.Waiting;
import lifeline.launcher.place.Port;

/** Debian's mosquitto, set so that it drops nothing. Its store is written in snapshots: good for measuring, not for drills. */
final class Mosquitto implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");
    private static final Duration LISTENS_WITHIN = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static Mosquitto start(Path data) {
        int port = Port.anyFree().number();
        try {
            Path own = Files.createDirectories(data.resolve("mosquitto"));
            Path configuration = own.resolve("mosquitto.conf");
            Files.writeString(configuration, """
                    listener %d 127.0.0.1
                    allow_anonymous true
                    max_inflight_messages 0
                    max_queued_messages 0
                    persistence true
                    persistence_location %s/
                    user %s
                    """.formatted(port, own, System.getProperty("user.name")));
            Process process = new ProcessBuilder(PROGRAM.toString(), "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            data.resolve("logs").resolve("mosquitto.log").toFile())
                    .start();
            Mosquitto mosquitto = new Mosquitto(process, port);
            mosquitto.awaitPort();
            return mosquitto;
        } catch (IOException e) {
            throw new UncheckedIOException("mosquitto cannot be started", e);
        }
    }

    private void awaitPort() {
        long giveUpAt = System.nanoTime() + LISTENS_WITHIN.toNanos();
        while (!Port.answers("127.0.0.1", port)) {
            if (!process.isAlive() || System.nanoTime() > giveUpAt) {
                process.destroyForcibly();
                throw Refusal.failed("mosquitto does not listen; try " + PROGRAM + " by hand");
            }
            Waiting.millis(50);
        }
    }

    String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
