package lifeline.alerts.page.channel;

import java.util.List;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Limit;

/** One kind of provider that is reached over HTTP. */
public sealed interface Provider permits Alertmanager, DingTalk, Feishu, Webhook, WeCom {
    /** What is to be sent. @throws IllegalArgumentException naming the setting that is missing or wrong */
    Outgoing request(Letter letter);

    /** What an answer means. */
    Delivery read(int status, String body);

    /** Its published limits. */
    List<Limit> limits();

    /** Whether it can tell that two messages are the same. */
    boolean isKeyed();

    /** Of a kind; Alertmanager, DingTalk and the others by the names in the store. */
    static Provider of(String kind) {
        return switch (kind) {
            case "DINGTALK" -> new DingTalk();
            case "WECOM" -> new WeCom();
            case "FEISHU" -> new Feishu();
            case "WEBHOOK" -> new Webhook();
            case "ALERTMANAGER" -> new Alertmanager();
            default -> throw new IllegalArgumentException(kind + " is not reached over HTTP");
        };
    }
}
