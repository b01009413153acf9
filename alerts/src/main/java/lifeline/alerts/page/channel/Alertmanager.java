package lifeline.alerts.page.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Limit;

/**
 * Prometheus Alertmanager, API v2. Setting: {@code url}, its base. The labels tell an alert from others, so that sending it again
 * is the same alert; an alert that has gone is sent with its end. Alertmanager forgets what is not sent again: an end is set far
 * ahead for what holds.
 */
public record Alertmanager() implements Provider {
    /** [default] an alert that nobody ends is forgotten by then. */
    private static final Duration HOLDS = Duration.ofHours(24);

    @Override
    public Outgoing request(Letter letter) {
        Message message = letter.message();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(
                "alertname",
                message.labels().getOrDefault("rule", message.kind().name().toLowerCase(Locale.ROOT)));
        labels.put("alert", Long.toString(message.alert()));
        message.labels().forEach((name, value) -> {
            if (!value.isBlank()) {
                labels.put(name, value);
            }
        });
        if (message.exercise()) {
            labels.put("exercise", "true");
        }
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", labels);
        alert.put("annotations", annotations(message));
        alert.put("startsAt", start(letter).toString());
        alert.put("endsAt", end(letter).toString());
        if (!message.link().isEmpty()) {
            alert.put("generatorURL", message.link());
        }
        String base = letter.needed("url").replaceFirst("/+$", "");
        return new Outgoing(base + "/api/v2/alerts", Json.HEADERS, Json.text(List.of(alert)));
    }

    /** Nothing begins after it is told; only a city whose clock is ahead of ours says so. */
    private static Instant start(Letter letter) {
        Instant first = letter.message().firstAt();
        return first.isBefore(letter.at()) ? first : letter.at();
    }

    private static Instant end(Letter letter) {
        return letter.message().kind() == Message.Kind.RECOVERED
                ? letter.at()
                : letter.at().plus(HOLDS);
    }

    private static Map<String, String> annotations(Message message) {
        MessageText text = new MessageText(message);
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("severity", message.severity().name().toLowerCase(Locale.ROOT));
        annotations.put("summary", text.title());
        annotations.put("description", String.join("\n", text.lines()));
        return annotations;
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
