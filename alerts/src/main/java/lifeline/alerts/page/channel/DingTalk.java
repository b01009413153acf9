package lifeline.alerts.page.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.alerts.page.outbox.Limit;

/**
 * A robot in a DingTalk group. Settings: {@code url} (an own edition), {@code keyword}; secrets: {@code token}, {@code secret}
 * for signing. An address is the mobile number that is mentioned. Twenty messages a minute, then ten minutes of nothing.
 */
public record DingTalk() implements Provider {
    private static final String URL = "https://oapi.dingtalk.com/robot/send";
    private static final Duration BLOCKED = Duration.ofMinutes(10);
    private static final int TOO_OFTEN = 130101;
    private static final int TOO_OFTEN_TOO = 660026;

    @Override
    public Outgoing request(Letter letter) {
        String url = letter.setting("url").orElse(URL) + "?access_token=" + encode(letter.neededSecret("token"));
        long millis = letter.at().toEpochMilli();
        url += letter.secret("secret")
                .map(secret -> "&timestamp=" + millis + "&sign=" + encode(sign(secret, millis)))
                .orElse("");
        return new Outgoing(url, Json.HEADERS, Json.text(body(letter)));
    }

    static String sign(String secret, long millis) {
        return Signature.base64(secret, millis + "\n" + secret);
    }

    private static Map<String, Object> body(Letter letter) {
        MessageText text = new MessageText(letter.message());
        String keyword = letter.setting("keyword").map(word -> " " + word).orElse("");
        List<String> lines = new ArrayList<>();
        lines.add("### " + MessageText.tame(text.title()) + keyword);
        lines.addAll(text.lines().stream().map(MessageText::tame).toList());
        if (!letter.message().link().isEmpty()) {
            lines.add("[" + text.answer() + "](" + letter.message().link() + ")");
        }
        List<String> mobiles = letter.address().isEmpty() ? List.of() : List.of(letter.address());
        // who is mentioned must stand in the text as well
        mobiles.forEach(mobile -> lines.add("@" + mobile));
        return Map.of(
                "msgtype",
                "markdown",
                "markdown",
                Map.of("title", text.title() + keyword, "text", lines.stream().collect(Collectors.joining("\n\n"))),
                "at",
                Map.of("atMobiles", mobiles, "isAtAll", false));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Delivery read(int status, String body) {
        JsonNode code = Json.read(body).path("errcode");
        if (status != 200 || !code.isInt()) {
            return status == 200 ? Delivery.of(Outcome.UNKNOWN, status, body) : Json.byStatus(status, body);
        }
        return switch (code.asInt()) {
            case 0 -> Delivery.of(Outcome.SENT, status, body);
            case -1 -> Delivery.of(Outcome.FAILED, status, body);
            case TOO_OFTEN, TOO_OFTEN_TOO ->
                Delivery.of(Outcome.BUSY, status, body).waiting(BLOCKED);
            default -> Delivery.of(Outcome.REFUSED, status, body);
        };
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(20, Duration.ofMinutes(1), 5));
    }

    @Override
    public boolean isKeyed() {
        return false;
    }
}
