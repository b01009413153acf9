package lifeline.alerts.alert;

import java.time.Instant;

/** What a person may do with an alert; the name stands in the audit. */
public enum Deed {
    ACKNOWLEDGE,
    COMMENT,
    CLOSE;

    /** Does it, or says why it cannot be done. */
    public Outcome apply(Alert alert, String by, Instant at) {
        return switch (this) {
            case ACKNOWLEDGE -> alert.acknowledge(by, at);
            case COMMENT -> new Outcome.Accepted(alert);
            case CLOSE -> alert.close(at);
        };
    }
}
