package lifeline.alerts.page.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.alerts.page.outbox.Limit;

/**
 * A robot in a Feishu group: an interactive card of at most 20 KB. Settings: {@code url} (an own edition, without the hook's id);
 * secrets: {@code token}, the hook's id, and {@code secret} for signing, which takes seconds, and the text as its key. An address
 * is the user id that is mentioned. A hundred a minute and five a second.
 */
public record Feishu() implements Provider {
    private static final String URL = "https://open.feishu.cn/open-apis/bot/v2/hook";
    private static final int CARD_BYTES = 18_000;
    private static final int TOO_OFTEN = 11232;
    private static final int TOO_OFTEN_TOO = 9499;

    @Override
    public Outgoing request(Letter letter) {
        String url = letter.setting("url").orElse(URL) + "/" + letter.neededSecret("token");
        Map<String, Object> body = new LinkedHashMap<>();
        letter.secret("secret").ifPresent(secret -> {
            long seconds = letter.at().getEpochSecond();
            body.put("timestamp", Long.toString(seconds));
            body.put("sign", sign(secret, seconds));
        });
        body.put("msg_type", "interactive");
        body.put("card", card(letter));
        return new Outgoing(url, Json.HEADERS, Json.text(body));
    }

    static String sign(String secret, long seconds) {
        return Signature.base64(seconds + "\n" + secret, "");
    }

    private static Map<String, Object> card(Letter letter) {
        MessageText text = new MessageText(letter.message());
        List<Object> elements = new ArrayList<>();
        String words = MessageText.cut(MessageText.tame(String.join("\n", text.lines())), CARD_BYTES);
        String mention =
                letter.address().isEmpty() ? "" : "\n<at id=" + letter.address().replaceAll("[^\\w.-]", "") + "></at>";
        elements.add(Map.of("tag", "div", "text", Map.of("tag", "lark_md", "content", words + mention)));
        if (!letter.message().link().isEmpty()) {
            elements.add(Map.of(
                    "tag",
                    "action",
                    "actions",
                    List.of(Map.of(
                            "tag",
                            "button",
                            "type",
                            "primary",
                            "text",
                            Map.of("tag", "plain_text", "content", text.answer()),
                            "url",
                            letter.message().link()))));
        }
        return Map.of(
                "config",
                Map.of("wide_screen_mode", true),
                "header",
                Map.of("template", colour(letter), "title", Map.of("tag", "plain_text", "content", text.title())),
                "elements",
                elements);
    }

    private static String colour(Letter letter) {
        return switch (letter.message().severity()) {
            case RED -> "red";
            case ORANGE -> "orange";
            case YELLOW -> "yellow";
            case BLUE -> "blue";
        };
    }

    @Override
    public Delivery read(int status, String body) {
        JsonNode answer = Json.read(body);
        JsonNode code = answer.has("code") ? answer.path("code") : answer.path("StatusCode");
        if (!code.isInt()) {
            return status == 200 ? Delivery.of(Outcome.UNKNOWN, status, body) : Json.byStatus(status, body);
        }
        return switch (code.asInt()) {
            case 0 -> Delivery.of(Outcome.SENT, status, body);
            case TOO_OFTEN, TOO_OFTEN_TOO ->
                Delivery.of(Outcome.BUSY, status, body).waiting(Duration.ofMinutes(1));
            default -> Delivery.of(Outcome.REFUSED, status, body);
        };
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(100, Duration.ofMinutes(1), 20), new Limit(5, Duration.ofSeconds(1), 1));
    }

    @Override
    public boolean isKeyed() {
        return false;
    }
}
