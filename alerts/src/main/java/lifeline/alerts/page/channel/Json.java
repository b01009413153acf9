package lifeline.alerts.page.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;

/** Bodies and answers. */
final class Json {
    static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=utf-8");
    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    static String text(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists can always be written", e);
        }
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** What a status alone says. A server that failed while it worked may have done it; one that was too busy has not. */
    static Delivery byStatus(int status, String body) {
        if (status >= 200 && status < 300) {
            return Delivery.of(Outcome.SENT, status, body);
        }
        if (status == 429) {
            return Delivery.of(Outcome.BUSY, status, body);
        }
        if (status == 503) {
            return Delivery.of(Outcome.FAILED, status, body);
        }
        return Delivery.of(status >= 500 ? Outcome.UNKNOWN : Outcome.REFUSED, status, body);
    }
}
