package lifeline.acceptance.night;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lifeline.acceptance.Eventually;
import lifeline.acceptance.FreePort;
import lifeline.acceptance.Prerequisite;

/** A real Prometheus Alertmanager, and somebody who listens to it. */
final class Alertmanager implements AutoCloseable {
    private static final String PROGRAM = "prometheus-alertmanager";
    private static final Duration START = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final WireMockServer listener = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final int port;
    private final Process process;

    Alertmanager(Path folder) throws IOException {
        Optional<Path> program = Prerequisite.program(PROGRAM);
        Prerequisite.require(program.isPresent(), "apt install " + PROGRAM);
        port = FreePort.any();
        listener.start();
        listener.stubFor(post(urlPathEqualTo("/told")).willReturn(ok()));
        Path settings = Files.writeString(folder.resolve("alertmanager.yml"), """
                route: { receiver: listener, group_by: ['...'], group_wait: 0s, group_interval: 1s }
                receivers:
                  - name: listener
                    webhook_configs: [{ url: 'http://127.0.0.1:%d/told', send_resolved: true }]
                """.formatted(listener.port()));
        Path log = folder.resolve("alertmanager.log");
        process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--config.file=" + settings,
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Eventually.holds("Alertmanager listens; see " + log, START, this::isListening);
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The first alert of ours that it told its listener with this status: firing or resolved. */
    JsonNode told(long alert, String status, Duration patience) {
        return Eventually.answer("Alertmanager tells " + alert + " as " + status, patience, () -> {
            for (LoggedRequest request : listener.findAll(postRequestedFor(urlPathEqualTo("/told")))) {
                JsonNode body = JSON.readTree(request.getBodyAsString());
                JsonNode first = body.at("/alerts/0");
                if (body.path("status").asText().equals(status)
                        && first.at("/labels/alert").asLong() == alert) {
                    return Optional.of(first);
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        listener.stop();
    }
}
