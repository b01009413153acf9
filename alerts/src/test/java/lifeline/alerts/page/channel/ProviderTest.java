package lifeline.alerts.page.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies and signatures as the providers publish them. Known answers were worked out with OpenSSL. */
class ProviderTest {
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
    private static final String SECRET = "SECabc123";
    private static final String LINK = "https://lifeline.example/answer/abc";

    private static Message message(String language, boolean exercise, String object, String text) {
        return new Message(
                Message.Kind.ALERT,
                language,
                Severity.RED,
                exercise,
                17,
                "燃气泄漏",
                object,
                "文化路",
                text,
                "疏散",
                "60 %LEL",
                "50 %LEL",
                AT,
                AT.plusSeconds(60),
                3,
                "0631-5800000",
                LINK,
                Map.of("rule", "gas.methane.leak", "subject", "dev-1.methane", "domain", "gas", "asset", "well-1"),
                List.of());
    }

    private static final Message RED = message("zh", true, "17号阀门井", "甲烷 60 %LEL");

    private static Letter letter(
            Message message, String address, Map<String, String> settings, Map<String, String> secrets) {
        return new Letter(4711, message, address, settings, secrets, AT);
    }

    @Test
    void dingTalkIsSignedWithMillisecondsAndTheSecretAsTheKey() {
        assertEquals("N5P09a4+p1AMJIJWnIvQd2Yxw9+fu/oEBnPrjCcsLXk=", DingTalk.sign(SECRET, 1_700_000_000_000L));
        Outgoing sent = new DingTalk().request(letter(RED, "", Map.of(), Map.of("token", "T", "secret", SECRET)));
        assertEquals(
                "https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1700000000000"
                        + "&sign=N5P09a4%2Bp1AMJIJWnIvQd2Yxw9%2Bfu%2FoEBnPrjCcsLXk%3D",
                sent.url());
    }

    @Test
    void dingTalkMentionsANumberInTheListAndInTheTextAndSaysTheKeyword() {
        JsonNode body = Json.read(new DingTalk()
                .request(letter(RED, "13800000000", Map.of("keyword", "生命线"), Map.of("token", "T")))
                .body());
        assertEquals("markdown", body.at("/msgtype").asText());
        assertEquals("13800000000", body.at("/at/atMobiles/0").asText());
        assertFalse(body.at("/at/isAtAll").asBoolean(true));
        String text = body.at("/markdown/text").asText();
        assertTrue(text.contains("@13800000000"), text);
        assertTrue(text.contains("生命线"), text);
        assertTrue(text.contains("[我来处理](" + LINK + ")"), text);
        assertTrue(body.at("/markdown/title").asText().startsWith("【演练】红色 燃气泄漏"));
    }

    @Test
    void feishuIsSignedWithSecondsAndTheTextAsTheKey() {
        assertEquals("UqhI0v4zAkSwI4hNYBuHQvnrAqshA0UaeBGHCUMPX70=", Feishu.sign(SECRET, 1_700_000_000L));
        Outgoing sent = new Feishu().request(letter(RED, "", Map.of(), Map.of("token", "hook-id", "secret", SECRET)));
        assertEquals("https://open.feishu.cn/open-apis/bot/v2/hook/hook-id", sent.url());
        JsonNode body = Json.read(sent.body());
        assertEquals("1700000000", body.get("timestamp").asText());
        assertEquals("interactive", body.get("msg_type").asText());
        assertEquals("red", body.at("/card/header/template").asText());
        assertEquals(LINK, body.at("/card/elements/1/actions/0/url").asText());
    }

    @Test
    void weComMentionsInTextAndWritesMarkdownOtherwise() {
        WeCom wecom = new WeCom();
        JsonNode text = Json.read(wecom.request(letter(RED, "13800000000", Map.of(), Map.of("token", "K")))
                .body());
        assertEquals("13800000000", text.at("/text/mentioned_mobile_list/0").asText());
        Outgoing sent = wecom.request(letter(RED, "", Map.of(), Map.of("token", "K")));
        assertEquals("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K", sent.url());
        assertTrue(Json.read(sent.body()).at("/markdown/content").asText().startsWith("<font color=\"warning\">"));
    }

    @Test
    void whatIsTooLongIsCutBetweenCharactersAndKeepsItsLink() {
        Message longOne = message("zh", false, "井", "漏".repeat(5_000));
        for (String address : List.of("", "13800000000")) {
            JsonNode body = Json.read(new WeCom()
                    .request(letter(longOne, address, Map.of(), Map.of("token", "K")))
                    .body());
            String content = body.at(address.isEmpty() ? "/markdown/content" : "/text/content")
                    .asText();
            int bytes = content.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= (address.isEmpty() ? 4_096 : 2_048), bytes + " bytes");
            assertTrue(content.contains(LINK));
            assertFalse(content.contains("\uFFFD"));
        }
        assertTrue(new Feishu()
                        .request(letter(longOne, "", Map.of(), Map.of("token", "t")))
                        .body()
                        .getBytes(StandardCharsets.UTF_8)
                        .length
                <= 20_000);
    }

    @Test
    void aWebhookIsSignedOverItsTimeAndBodyAndKeyedByThePage() {
        assertEquals(
                "2ca9484d0c409cd2998fd115eb688d50af3c4591f30a5124d6262b43877ed809",
                Signature.hex("hook-secret", "1700000000.{\"a\":1}"));
        Outgoing sent = new Webhook()
                .request(letter(RED, "", Map.of("url", "https://x.example/p"), Map.of("secret", "hook-secret")));
        assertEquals("4711", sent.headers().get("Idempotency-Key"));
        assertEquals("1700000000", sent.headers().get("Lifeline-Timestamp"));
        assertEquals(
                "sha256=" + Signature.hex("hook-secret", "1700000000." + sent.body()),
                sent.headers().get("Lifeline-Signature"));
        assertEquals(17, Json.read(sent.body()).get("alert").asInt());
    }

    @Test
    void alertmanagerIsToldOfAnEndByTheSameLabels() {
        Alertmanager alertmanager = new Alertmanager();
        Map<String, String> settings = Map.of("url", "http://am.lan:9093/");
        Message gone = new Message(
                Message.Kind.RECOVERED,
                "zh",
                Severity.RED,
                true,
                17,
                "t",
                "o",
                "p",
                "x",
                "",
                "1",
                "2",
                AT,
                AT,
                4,
                "",
                "",
                RED.labels(),
                List.of());
        Outgoing begun = alertmanager.request(letter(RED, "", settings, Map.of()));
        Outgoing ended = alertmanager.request(letter(gone, "", settings, Map.of()));
        assertEquals("http://am.lan:9093/api/v2/alerts", begun.url());
        assertEquals(
                Json.read(begun.body()).at("/0/labels"), Json.read(ended.body()).at("/0/labels"));
        assertEquals(
                "gas.methane.leak",
                Json.read(begun.body()).at("/0/labels/alertname").asText());
        assertTrue(
                Instant.parse(Json.read(begun.body()).at("/0/endsAt").asText()).isAfter(AT));
        assertEquals(AT.toString(), Json.read(ended.body()).at("/0/endsAt").asText());
    }

    @Test
    void forAlertmanagerNothingBeginsAfterItWasTold() {
        Letter early = new Letter(4711, RED, "", Map.of("url", "http://am.lan:9093"), Map.of(), AT.minusSeconds(600));
        JsonNode sent = Json.read(new Alertmanager().request(early).body());
        assertEquals(AT.minusSeconds(600).toString(), sent.at("/0/startsAt").asText());
    }

    @Test
    void everyFactStandsInTheMessageInBothLanguages() {
        String zh = new MessageText(RED).plain();
        for (String fact : List.of(
                "【演练】",
                "红色",
                "燃气泄漏",
                "17号阀门井",
                "文化路",
                "60 %LEL / 50 %LEL",
                "2023-11-15 06:13:20 +08:00",
                "2023-11-15 06:14:20 +08:00",
                "次数：3",
                "0631-5800000",
                "#17",
                LINK)) {
            assertTrue(zh.contains(fact), fact + " in " + zh);
        }
        String en = new MessageText(message("en", true, "Well 17", "x")).plain();
        assertTrue(en.startsWith("[EXERCISE] RED"), en);
        assertTrue(en.contains("Duty phone: 0631-5800000"), en);
    }

    @Test
    void theNameOfAnAssetCanNeitherFormatNorLinkNorCallEverybody() {
        Message hostile = message("zh", false, "井](http://evil.example) @all <at id=all></at> **\n# x", "\u0000`");
        for (Provider provider : List.of(new DingTalk(), new WeCom(), new Feishu())) {
            String body = provider.request(letter(hostile, "", Map.of(), Map.of("token", "T")))
                    .body();
            JsonNode tree = Json.read(body);
            String shown = tree.at("/markdown/text").asText()
                    + tree.at("/markdown/content").asText()
                    + tree.at("/card/elements/0/text/content").asText();
            assertFalse(shown.contains("](http://evil"), shown);
            assertFalse(shown.contains("@all"), shown);
            assertFalse(shown.contains("<at id=all>"), shown);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DINGTALK|200|{\"errcode\":0,\"errmsg\":\"ok\"}|SENT",
                "DINGTALK|200|{\"errcode\":310000,\"errmsg\":\"sign not match\"}|REFUSED",
                "DINGTALK|200|{\"errcode\":130101,\"errmsg\":\"send too fast\"}|BUSY",
                "DINGTALK|200|<html>|UNKNOWN",
                "WECOM|200|{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}|BUSY",
                "WECOM|200|{\"errcode\":93000,\"errmsg\":\"invalid webhook\"}|REFUSED",
                "FEISHU|200|{\"code\":0}|SENT",
                "FEISHU|200|{\"StatusCode\":0,\"StatusMessage\":\"success\"}|SENT",
                "FEISHU|200|{\"code\":11232,\"msg\":\"frequency limited\"}|BUSY",
                "FEISHU|200|{\"code\":19021,\"msg\":\"sign match fail\"}|REFUSED",
                "WEBHOOK|204|''|SENT",
                "WEBHOOK|429|''|BUSY",
                "WEBHOOK|500|''|UNKNOWN",
                "WEBHOOK|503|''|FAILED",
                "WEBHOOK|404|''|REFUSED",
                "ALERTMANAGER|400|bad|REFUSED"
            })
    void anAnswerMeansWhatTheProviderSaysItDoes(String kind, int status, String body, Outcome outcome) {
        assertEquals(outcome, Provider.of(kind).read(status, body).outcome());
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class, () -> new DingTalk().request(letter(RED, "", Map.of(), Map.of())));
        assertTrue(String.valueOf(missing.getMessage()).contains("token"));
    }
}
