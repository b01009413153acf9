package lifeline.alerts.page.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.alerts.page.outbox.Limit;

/**
 * A robot in a WeCom group. Settings: {@code url} (an own edition); secret: {@code token}, the key. An address is the mobile
 * number that is mentioned, which only text can do: with one, plain text of at most 2,048 bytes, else markdown of at most 4,096.
 * Twenty messages a minute.
 */
public record WeCom() implements Provider {
    private static final String URL = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send";
    private static final int TEXT_BYTES = 2_048;
    private static final int MARKDOWN_BYTES = 4_096;
    private static final int TOO_OFTEN = 45009;
    private static final int SYSTEM_BUSY = -1;

    @Override
    public Outgoing request(Letter letter) {
        String url = letter.setting("url").orElse(URL) + "?key="
                + URLEncoder.encode(letter.neededSecret("token"), StandardCharsets.UTF_8);
        return new Outgoing(url, Json.HEADERS, Json.text(letter.address().isEmpty() ? markdown(letter) : text(letter)));
    }

    private static Map<String, Object> text(Letter letter) {
        MessageText text = new MessageText(letter.message());
        return Map.of(
                "msgtype",
                "text",
                "text",
                Map.of(
                        "content",
                        withLink(
                                text.title() + "\n" + String.join("\n", text.lines()),
                                plainLink(letter, text),
                                TEXT_BYTES),
                        "mentioned_mobile_list",
                        List.of(letter.address())));
    }

    private static String plainLink(Letter letter, MessageText text) {
        String link = letter.message().link();
        return link.isEmpty() ? "" : "\n" + text.answer() + " " + link;
    }

    private static Map<String, Object> markdown(Letter letter) {
        MessageText text = new MessageText(letter.message());
        String colour =
                switch (letter.message().severity()) {
                    case RED, ORANGE -> "warning";
                    case YELLOW -> "comment";
                    case BLUE -> "info";
                };
        String head = "<font color=\"" + colour + "\">" + MessageText.tame(text.title()) + "</font>\n";
        String link = letter.message().link();
        return Map.of(
                "msgtype",
                "markdown",
                "markdown",
                Map.of(
                        "content",
                        withLink(
                                head + MessageText.tame(String.join("\n", text.lines())),
                                link.isEmpty() ? "" : "\n[" + text.answer() + "](" + link + ")",
                                MARKDOWN_BYTES)));
    }

    /** What is too long loses words, never the link. */
    private static String withLink(String text, String link, int bytes) {
        return MessageText.cut(text, bytes - link.getBytes(StandardCharsets.UTF_8).length) + link;
    }

    @Override
    public Delivery read(int status, String body) {
        JsonNode code = Json.read(body).path("errcode");
        if (status != 200 || !code.isInt()) {
            return status == 200 ? Delivery.of(Outcome.UNKNOWN, status, body) : Json.byStatus(status, body);
        }
        return switch (code.asInt()) {
            case 0 -> Delivery.of(Outcome.SENT, status, body);
            case SYSTEM_BUSY -> Delivery.of(Outcome.FAILED, status, body);
            case TOO_OFTEN -> Delivery.of(Outcome.BUSY, status, body).waiting(Duration.ofMinutes(1));
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
