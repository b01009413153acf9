package lifeline.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus Alertmanager between the service and whoever listens to it. */
class AlertmanagerIT {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final long PATIENCE_MILLIS = 30_000;

    private final WireMockServer listener = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private Path folder = Path.of("target");
    private TestStore store;
    private int port;
    private @Nullable Process alertmanager;

    @BeforeEach
    void startAlertmanager(@TempDir Path temporary) throws IOException, InterruptedException, SQLException {
        folder = temporary;
        boolean isInstalled = Files.isExecutable(PROGRAM);
        if (!isInstalled && "forbid".equals(System.getProperty("lifeline.skip"))) {
            throw new AssertionError(PROGRAM + " is missing: apt install prometheus-alertmanager");
        }
        assumeTrue(isInstalled, PROGRAM + " is missing: apt install prometheus-alertmanager");
        store = TestStore.empty();
        listener.start();
        listener.stubFor(post(urlPathEqualTo("/told")).willReturn(aResponse().withStatus(200)));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = Files.writeString(folder.resolve("alertmanager.yml"), """
                route: { receiver: listener, group_by: ['...'], group_wait: 0s, group_interval: 1s }
                receivers:
                  - name: listener
                    webhook_configs: [{ url: 'http://127.0.0.1:%d/told', send_resolved: true }]
                """.formatted(listener.port()));
        Process started = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + settings,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        alertmanager = started;
        awaitPort(started);
    }

    private void awaitPort(Process started) throws InterruptedException, IOException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertEquals(port, socket.getPort());
                return;
            } catch (IOException e) {
                if (System.currentTimeMillis() > deadline || !started.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("log")), e);
                }
                Thread.sleep(50);
            }
        }
    }

    @AfterEach
    void stopAlertmanager() throws InterruptedException {
        if (alertmanager != null) {
            alertmanager.destroy();
            alertmanager.waitFor();
        }
        listener.stop();
    }

    @Test
    void aRealAlertmanagerReceivesAnAlertAndResolvesItWhenItsConditionHasGone() throws Exception {
        store.execute("""
                insert into channel (id, kind, title, settings) values ('am', 'ALERTMANAGER', 'am', '{"url": "http://127.0.0.1:%d"}');
                insert into chain (id, title, plan) values ('gas', 'gas', '{"steps": [
                    {"call": ["channel:am"], "patience": "10h"}], "repeats": "0"}');
                insert into responsibility (domain, severity, chain) values ('gas', 'BLUE', 'gas');
                """.formatted(port));
        try (ServiceProcess service = ServiceProcess.start(store, Map.of("LIFELINE_PAGE_ALLOW", "127.0.0.1"))) {
            store.write(Episodes.raise(1));
            JsonNode firing = told("firing");
            assertEquals("gas.methane.leak", firing.at("/labels/alertname").asText());
            assertEquals("gas", firing.at("/labels/domain").asText());
            assertEquals("red", firing.at("/annotations/severity").asText());
            assertEquals(
                    "SENT",
                    service.json("/api/v1/alerts/1/calls").at("/pages/0/state").asText());

            store.write(Episodes.clear(1));
            JsonNode resolved = told("resolved");
            assertEquals(firing.get("fingerprint"), resolved.get("fingerprint"));
        }
    }

    /** The first alert that was told so. */
    private JsonNode told(String status) throws IOException, InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            List<LoggedRequest> all = listener.findAll(postRequestedFor(urlPathEqualTo("/told")));
            for (LoggedRequest request : all) {
                JsonNode body = new JsonMapper().readTree(request.getBodyAsString());
                if (body.get("status").asText().equals(status)) {
                    return body.at("/alerts/0");
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody was told of an alert that is " + status + "; alertmanager says: "
                + Files.readString(folder.resolve("log")));
    }
}
