package lifeline.alerts.alert;

/** Why a person's request is not carried out. */
public enum Refusal {
    ALREADY_ACKNOWLEDGED("somebody has already acknowledged this alert"),
    NOT_ACKNOWLEDGED("an alert is acknowledged first"),
    NOT_JUDGED("an alert is judged first"),
    JUDGE_AGAIN("an alert that is only watched is judged again before it is closed"),
    NOT_TRUE("only an alert that was judged true is released"),
    NOT_RELEASED("an alert is released first"),
    ALREADY_RELEASED("this alert has been released"),
    NOT_SIGNED("the owner signs for an alert first"),
    ALREADY_SIGNED("the owner has signed for this alert"),
    NOT_ARRIVED("somebody arrives on site first"),
    ALREADY_ARRIVED("somebody has arrived on site"),
    NOT_HANDLED("an alert is handled before it is resolved"),
    NOT_RESOLVED("a true alert of yellow and graver, and one that was released, is resolved before it is closed"),
    ALREADY_RESOLVED("this alert is resolved"),
    STILL_ACTIVE("an alert cannot be closed while its condition holds"),
    NOT_CLOSED("this alert is not closed"),
    CLOSED_LONG_AGO("an alert is reopened within 24 hours of its closing"),
    ALREADY_CLOSED("this alert is closed");

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
