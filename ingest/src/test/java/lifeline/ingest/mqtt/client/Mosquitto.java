package lifeline.ingest.mqtt.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Debian's mosquitto, set so that it drops nothing; started by root it would become a user who cannot write its store. {@link #restart} is a SIGTERM: it writes its store when it ends, and
 * loses what came since the last save when it is killed.
 */
public final class Mosquitto implements RestartableBroker {
    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private final Path data;
    private final int port;
    private final Publisher publisher;
    private Process process;

    private Mosquitto(Path data, String listeners) throws IOException {
        this.data = data;
        this.port = freePort();
        Files.writeString(
                data.resolve("mosquitto.conf"), """
                per_listener_settings true
                max_inflight_messages 0
                max_queued_messages 0
                persistence true
                persistence_location %s/
                user %s
                listener %d 127.0.0.1
                allow_anonymous true
                """.formatted(data, System.getProperty("user.name"), port) + listeners);
        this.process = start();
        this.publisher = new Publisher(url());
    }

    /** Starts it, or skips the test with a line that says so where it is not installed. */
    public static Mosquitto startOrSkip(Path data) {
        return startOrSkip(data, "");
    }

    /** The same with further listeners, as its configuration has them. */
    public static Mosquitto startOrSkip(Path data, String listeners) {
        if (!Files.isExecutable(PROGRAM)) {
            String line = "skipped: " + PROGRAM + " is not installed (Debian: apt install mosquitto)";
            if ("forbid".equals(System.getProperty("lifeline.skip"))) {
                throw new AssertionError(line);
            }
            System.out.println(line);
            assumeTrue(false, line);
        }
        try {
            return new Mosquitto(data, listeners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** A file with one user, as it wants it. */
    public static Path passwordFile(Path folder, String user, String password)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("passwords"), user + ':' + password + '\n');
        new ProcessBuilder("mosquitto_passwd", "-U", file.toString())
                .inheritIO()
                .start()
                .waitFor();
        return file;
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                PROGRAM.toString(), "-c", data.resolve("mosquitto.conf").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("mosquitto.log").toFile()));
        Process started = builder.start();
        awaitPort(started);
        return started;
    }

    private void awaitPort(Process started) throws IOException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    throw new IOException(
                            "mosquitto does not listen: " + Files.readString(data.resolve("mosquitto.log")), e);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        }
    }

    @Override
    public Connector connector() {
        return PahoConnection::open;
    }

    @Override
    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    @Override
    public void publish(String topic, byte[] payload, int qos) {
        publisher.publish(topic, payload, qos);
    }

    @Override
    public void restart() {
        stop();
        try {
            process = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 2.0.11 restores sessions and what is queued in them, but not their shared subscriptions. */
    @Override
    public boolean keepsSharedSubscriptions() {
        return false;
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        publisher.close();
        stop();
    }
}
