package lifeline.alerts.alert;

import java.time.Instant;

/** What a person may do with an alert; the name stands in the audit. To judge it needs more words: {@link Alert#judge}. */
public enum Deed {
    ACKNOWLEDGE,
    RELEASE,
    SIGN,
    ARRIVE,
    /** Begins to handle it, goes back to it, or reports progress. */
    HANDLE,
    RESOLVE,
    CLOSE,
    REOPEN,
    COMMENT,
    /** Was told that its stage takes too long, and sees to the next step: by the link in that message, no other way. */
    FOLLOW;

    /** Does it, or says why it cannot be done. */
    public Outcome apply(Alert alert, String by, Instant at) {
        return switch (this) {
            case ACKNOWLEDGE -> alert.acknowledge(by, at);
            case RELEASE -> alert.release(at);
            case SIGN -> alert.sign(at);
            case ARRIVE -> alert.arrive(at);
            case HANDLE -> alert.handle(at);
            case RESOLVE -> alert.resolve(at);
            case CLOSE -> alert.close(at);
            case REOPEN -> alert.reopen(at);
            case FOLLOW -> alert.follow(at);
            case COMMENT -> new Outcome.Accepted(alert);
        };
    }
}
