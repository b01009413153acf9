package lifeline.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told when a stage dies, and by which way. */
class StageWatchIT {
    private static final long PATIENCE_MILLIS = 120_000;

    private final WireMockServer outside = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private TestStore store;

    @BeforeEach
    void start() throws SQLException {
        outside.start();
        outside.stubFor(post(urlPathEqualTo("/told")).willReturn(aResponse().withStatus(200)));
        outside.stubFor(post(urlPathEqualTo("/beat")).willReturn(aResponse().withStatus(200)));
        outside.stubFor(post(urlPathEqualTo("/gone")).willReturn(aResponse().withStatus(404)));
        store = TestStore.empty();
        for (String channel : new String[] {"told", "beat", "gone"}) {
            store.execute("insert into channel (id, kind, title, settings) values ('" + channel + "', 'WEBHOOK', 'x',"
                    + " '{\"url\": \"http://127.0.0.1:" + outside.port() + "/" + channel + "\"}')");
        }
    }

    @AfterEach
    void stop() {
        outside.stop();
    }

    private ServiceProcess service(Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "LIFELINE_PAGE_ALLOW", "127.0.0.1", "LIFELINE_WATCH_TO", "told", "LIFELINE_HEARTBEAT_TO", "beat"));
        environment.putAll(more);
        return ServiceProcess.start(store, environment);
    }

    private int told(String path, String words) {
        return outside.countRequestsMatching(postRequestedFor(urlPathEqualTo(path))
                        .withRequestBody(containing(words))
                        .build())
                .getCount();
    }

    private static void await(BooleanSupplier isSo, String what) throws InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isSo.getAsBoolean()) {
            assertTrue(System.currentTimeMillis() < deadline, what);
            Thread.sleep(100);
        }
    }

    @Test
    void aDeadJobIsToldOnceByTwoReplicasAndToldAgainWhenItIsBack() throws Exception {
        store.execute("insert into job_heartbeat values ('detection', now() - interval '2 minutes')");
        try (ServiceProcess one = service(Map.of());
                ServiceProcess two = service(Map.of())) {
            await(() -> told("/told", "检测作业停跳") == 1, "nobody was told");
            await(() -> findings(one).contains("JOB") && findings(two).contains("JOB"), "the status does not tell");
            await(() -> told("/beat", "心跳") >= 2, "no sign of life");
            store.execute("update job_heartbeat set beat_at = now() + interval '1 hour'");
            await(() -> told("/told", "已恢复") == 1, "nobody was told that it is back");
            await(() -> !findings(one).contains("JOB") && !findings(two).contains("JOB"), "it still counts as dead");
            assertEquals(2, told("/told", "检测作业停跳"));
        }
    }

    private static String findings(ServiceProcess service) {
        try {
            return service.json("/api/v1/status").get("findings").toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDeadStoreIsToldByAWayThatDoesNotNeedIt() throws Exception {
        try (ServiceProcess service = service(Map.of())) {
            await(() -> told("/beat", "心跳") == 1, "no sign of life");
            store.execute("alter role " + store.environment().get("LIFELINE_DB_USER") + " nologin");
            try {
                store.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
                        + store.environment().get("LIFELINE_DB_USER") + "'");
                await(() -> told("/told", "数据库无应答") == 1, "nobody was told");
                assertEquals(0, store.count("select count(*) from page where transition like 'WATCH/%'"));
            } finally {
                store.execute("alter role " + store.environment().get("LIFELINE_DB_USER") + " login");
            }
            await(() -> told("/told", "已恢复") == 1, "nobody was told that it is back");
            assertEquals(200, service.get("/api/v1/status").statusCode());
        }
    }

    @Test
    void aChannelWhoseDailyTestDoesNotArriveIsToldOverTheOther() throws Exception {
        try (ServiceProcess service = service(Map.of("LIFELINE_CHANNEL_TEST_AT", "00:00"))) {
            await(() -> told("/told", "gone") == 1, "nobody was told");
            assertEquals(200, service.get("/api/v1/status").statusCode());
            assertEquals(1, told("/told", "TEST"));
            assertEquals(3, store.count("select count(*) from page where transition like 'TEST/daily/%'"));
        }
    }
}
