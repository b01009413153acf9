package lifeline.alerts.page.channel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Limit;

/**
 * Any program that takes JSON: gateways for SMS and voice speak it. Setting: {@code url}; secret: {@code secret} for signing.
 *
 * <p>{@code Idempotency-Key} is the page's number, the same in every attempt: a receiver that keeps it gets nothing twice.
 * {@code Lifeline-Timestamp} is in seconds; {@code Lifeline-Signature} is {@code sha256=} and the HMAC-SHA256, in hexadecimal, of
 * the timestamp, a full stop and the body, keyed by the secret.
 */
public record Webhook() implements Provider {
    @Override
    public Outgoing request(Letter letter) {
        String body = Json.text(body(letter));
        Map<String, String> headers = new LinkedHashMap<>(Json.HEADERS);
        headers.put("Idempotency-Key", Long.toString(letter.page()));
        letter.secret("secret").ifPresent(secret -> {
            String seconds = Long.toString(letter.at().getEpochSecond());
            headers.put("Lifeline-Timestamp", seconds);
            headers.put("Lifeline-Signature", "sha256=" + Signature.hex(secret, seconds + "." + body));
        });
        return new Outgoing(letter.needed("url"), headers, body);
    }

    private static Map<String, Object> body(Letter letter) {
        Message message = letter.message();
        MessageText text = new MessageText(message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("page", letter.page());
        body.put("kind", message.kind());
        body.put("exercise", message.exercise());
        body.put("severity", message.severity());
        body.put("alert", message.alert());
        body.put("to", letter.address());
        body.put("title", text.title());
        body.put("text", text.plain());
        body.put("object", message.object());
        body.put("place", message.place());
        body.put("value", message.value());
        body.put("threshold", message.threshold());
        body.put("firstAt", message.firstAt().toString());
        body.put("lastAt", message.lastAt().toString());
        body.put("count", message.count());
        body.put("dutyPhone", message.dutyPhone());
        body.put("link", message.link());
        body.put("labels", message.labels());
        return body;
    }

    @Override
    public Delivery read(int status, String body) {
        return Json.byStatus(status, body);
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(600, Duration.ofMinutes(1), 100));
    }

    @Override
    public boolean isKeyed() {
        return true;
    }
}
