package lifeline.alerts.alert;

/** Why a person's request is not carried out. */
public enum Refusal {
    ALREADY_ACKNOWLEDGED("somebody has already acknowledged this alert"),
    NOT_ACKNOWLEDGED("an alert is acknowledged before it is closed"),
    STILL_ACTIVE("an alert cannot be closed while its condition holds"),
    ALREADY_CLOSED("this alert is closed");

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
