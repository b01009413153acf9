package lifeline.alerts.duty;

/** What somebody is called for. Stored by name. */
public enum Occasion {
    /** An alert has begun, grown graver, or stands too long. */
    ALARM,
    /** A warning is released: to the unit that answers for the place. */
    RELEASE
}
