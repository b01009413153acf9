package lifeline.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a red signal to a person who answers, over a chat robot that checks its signature and a real mail server. */
class PagingIT {
    private static final String SIGN = "SEC-of-the-robot";

    private final WireMockServer robot = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private TestStore store;
    private Path secrets = Path.of("target");

    @BeforeEach
    void providers(@TempDir Path folder) throws SQLException, IOException {
        secrets = folder;
        store = TestStore.empty();
        robot.start();
        robot.stubFor(post(urlPathEqualTo("/robot/send"))
                .willReturn(aResponse().withStatus(200).withBody("{\"errcode\":0,\"errmsg\":\"ok\"}")));
        mail.start();
        Files.writeString(secrets.resolve("robot-token"), "the-token");
        Files.writeString(secrets.resolve("robot-sign"), SIGN);
    }

    @AfterEach
    void end() {
        robot.stop();
        mail.stop();
    }

    /** Three minutes of the city last two seconds. */
    private ServiceProcess service() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return ServiceProcess.start(
                store,
                Map.of(
                        CityClock.SETTING,
                        CityClock.of(now, now, 90).setting(),
                        "LIFELINE_PAGE_ALLOW",
                        "127.0.0.1",
                        "LIFELINE_SECRETS_DIR",
                        secrets.toString()));
    }

    private void setUp(ServiceProcess service) throws IOException {
        put(service, "channels/robot", """
                {"kind": "DINGTALK", "title": "群机器人", "settings": {"url": "http://127.0.0.1:%d/robot/send",
                 "token": "robot-token", "secret": "robot-sign"}}
                """.formatted(robot.port()));
        put(service, "channels/mail", """
                {"kind": "MAIL", "title": "邮件", "settings": {"host": "127.0.0.1", "port": %d, "from": "lifeline@weihai.example"}}
                """.formatted(mail.getSmtp().getPort()));
        put(service, "people/an", """
                {"name": "安", "phone": "13800000001", "contacts": [{"channel": "robot", "address": "13800000001"}]}
                """);
        put(service, "people/bo", """
                {"name": "博", "contacts": [{"channel": "mail", "address": "bo@weihai.example"}]}
                """);
        put(service, "chains/gas", """
                {"title": "燃气", "plan": {"steps": [{"call": ["person:an"], "patience": "3m"},
                 {"call": ["person:bo"], "patience": "10m"}], "repeats": "0"}}
                """);
        HttpResponse<String> line = service.post(
                "/api/v1/responsibilities", "{\"domain\": \"gas\", \"chain\": \"gas\"}", service.firstLogin());
        assertEquals(200, line.statusCode(), line.body());
    }

    @Test
    void aRedAlertPagesTheFirstThenTheSecondWhoTakesItWithATapAndBothHearThatItIsOver() throws Exception {
        try (ServiceProcess service = service()) {
            setUp(service);
            store.write(Episodes.raise(1));
            store.await("lifeline_page", "select count(*) from page where channel = 'robot' and state = 'SENT'", 1);
            LoggedRequest paged = robot.findAll(postRequestedFor(urlPathEqualTo("/robot/send")))
                    .get(0);
            assertEquals("the-token", paged.queryParameter("access_token").firstValue());
            assertSigned(paged);
            assertTrue(paged.getBodyAsString().contains("红色"), paged.getBodyAsString());

            store.await("lifeline_page", "select count(*) from page where channel = 'mail' and state = 'SENT'", 1);
            assertTrue(mail.waitForIncomingEmail(10_000, 1));
            MimeMessage received = mail.getReceivedMessages()[0];
            assertTrue(received.getSubject().startsWith("红色"), received.getSubject());
            String text = text(received);
            Matcher link = Pattern.compile("http://[^/]+(/answer/[\\w-]+)").matcher(text);
            assertTrue(link.find(), text);

            HttpResponse<String> tapped = service.send(
                    HttpRequest.newBuilder(service.uri(link.group(1))).POST(HttpRequest.BodyPublishers.noBody()));
            assertEquals(200, tapped.statusCode());
            assertEquals(1, store.count("select count(*) from alert where acknowledged_by = 'bo'"));

            store.write(Episodes.clear(1));
            store.await(
                    "lifeline_page",
                    "select count(*) from page where message ->> 'kind' = 'RECOVERED' and state = 'SENT'",
                    2);
            JsonNode told = service.json("/api/v1/alerts/1/calls");
            assertEquals("ANSWERED", told.at("/calls/0/state").asText());
            assertEquals("bo", told.at("/calls/0/answeredBy").asText());
            assertEquals("SENT", told.at("/pages/0/attempts/0/outcome").asText());
            assertFalse(told.toString().contains("the-token"));
            assertEquals(4, store.count("select count(*) from page where state = 'SENT'"));
            assertEquals(0, store.count("select sum(possibly_twice) from page"));
            String metrics = service.get("/q/metrics").body();
            assertTrue(
                    metrics.contains("lifeline_page_attempt_seconds_count{kind=\"DINGTALK\",outcome=\"SENT\"} 2"),
                    metrics);
        }
    }

    @Test
    void aChannelIsTriedWithAMessageThatSaysItIsATestAndItsLogTellsTheProvidersAnswer() throws Exception {
        robot.stubFor(post(urlPathEqualTo("/robot/send"))
                .willReturn(aResponse()
                        .withStatus(200)
                        .withBody("{\"errcode\":310000,\"errmsg\":\"sign the-token wrong\"}")));
        try (ServiceProcess service = service()) {
            setUp(service);
            HttpResponse<String> tried = service.post("/api/v1/channels/robot/test", "{}", service.firstLogin());
            assertEquals(200, tried.statusCode(), tried.body());
            store.await("lifeline_page", "select count(*) from page where state = 'REFUSED'", 1);
            JsonNode log = service.json("/api/v1/channels/robot/log");
            assertEquals("REFUSED", log.at("/0/outcome").asText());
            assertTrue(log.at("/0/answer").asText().contains("sign *** wrong"), log.toString());
            assertEquals(1, service.json("/api/v1/channels").at("/1/failed").asInt());
        }
    }

    private static void assertSigned(LoggedRequest request) throws Exception {
        String timestamp = request.queryParameter("timestamp").firstValue();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SIGN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = Base64.getEncoder()
                .encodeToString(mac.doFinal((timestamp + "\n" + SIGN).getBytes(StandardCharsets.UTF_8)));
        assertEquals(expected, request.queryParameter("sign").firstValue());
    }

    private static String text(MimeMessage message) {
        String body = GreenMailUtil.getBody(message);
        byte[] bytes = body.replaceAll("\\s", "").matches("[A-Za-z0-9+/=]+")
                ? Base64.getMimeDecoder().decode(body)
                : body.replace("=\r\n", "").replace("=3D", "=").getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void put(ServiceProcess service, String path, String body) throws IOException {
        ServiceProcess.Login login = service.firstLogin();
        HttpResponse<String> answer = service.send(HttpRequest.newBuilder(service.uri("/api/v1/" + path))
                .header("Authorization", ServiceProcess.basic(login.user(), login.password()))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
        assertEquals(200, answer.statusCode(), answer.body());
    }
}
