package lifeline.alerts.page.channel;

import java.util.Map;

/** A POST to be made. */
public record Outgoing(String url, Map<String, String> headers, String body) {
    /** The log shows no secrets. */
    @Override
    public String toString() {
        return "Outgoing[" + body.length() + " characters]";
    }
}
