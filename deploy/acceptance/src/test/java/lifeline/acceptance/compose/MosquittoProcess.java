package lifeline.acceptance.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lifeline.acceptance.Eventually;
import lifeline.acceptance.FreePort;
import lifeline.acceptance.Prerequisite;

/** Debian's mosquitto with the broker's own settings, access list and accounts; only paths and the port differ. */
final class MosquittoProcess implements AutoCloseable {
    static final String PASSWORD = "a-password-of-the-test";
    private static final Path BROKER = ComposeFile.FOLDER.resolve("broker");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path data;
    private final int port;
    private Process process;

    private MosquittoProcess(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.process = launch();
    }

    /** Starts it on a free port, or skips the running test where there is no mosquitto. */
    static MosquittoProcess start(Path data) throws IOException, InterruptedException {
        Prerequisite.require(Files.isExecutable(Path.of("/usr/sbin/mosquitto")), "no mosquitto: apt install mosquitto");
        makeAccounts(data);
        return new MosquittoProcess(data, FreePort.any());
    }

    /** What the one-shot container does: {@code accounts.sh} on the data folder. */
    static void makeAccounts(Path data) throws IOException, InterruptedException {
        Prerequisite.require(
                Prerequisite.program("mosquitto_passwd").isPresent(), "no mosquitto_passwd: apt install mosquitto");
        ProcessBuilder script = new ProcessBuilder(
                        "/bin/sh",
                        BROKER.resolve("accounts.sh").toAbsolutePath().toString(),
                        data.resolve("accounts").toString())
                .inheritIO();
        script.environment()
                .putAll(Map.of(
                        "LIFELINE_MQTT_JOB_PASSWORD", PASSWORD,
                        "LIFELINE_MQTT_SIMULATORS_PASSWORD", PASSWORD,
                        "LIFELINE_MQTT_HEALTH_PASSWORD", PASSWORD));
        if (script.start().waitFor() != 0) {
            throw new IllegalStateException("accounts.sh failed");
        }
    }

    /** Adds a device's account, as an operator does. */
    static void addDevice(Path data, String device) throws IOException, InterruptedException {
        Process passwd = new ProcessBuilder(
                        "mosquitto_passwd",
                        "-b",
                        data.resolve("accounts/passwords").toString(),
                        device,
                        PASSWORD)
                .start();
        if (passwd.waitFor() != 0) {
            throw new IllegalStateException("mosquitto_passwd failed");
        }
    }

    private Process launch() throws IOException {
        String settings = Files.readString(BROKER.resolve("mosquitto.conf"))
                .replace("listener 1883", "listener " + port + " 127.0.0.1")
                .replace("/mosquitto/data/", data.toAbsolutePath() + "/")
                .replace("/mosquitto/config/", BROKER.toAbsolutePath() + "/");
        Path file = data.resolve("mosquitto.conf");
        Files.writeString(file, settings + "user root\n", StandardCharsets.UTF_8);
        Process started = new ProcessBuilder("/usr/sbin/mosquitto", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "mosquitto.log").toFile()))
                .start();
        Eventually.holds("mosquitto listens", PATIENCE, () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            }
        });
        return started;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Stops it as a container is stopped, and starts it again on the same port and data. */
    void restart() throws IOException {
        close();
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
