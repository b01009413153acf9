package lifeline.alerts.work;

/** What is done in a window of work; stored by name. */
public enum WorkKind {
    MAINTENANCE,
    CALIBRATION,
    FILLING_TEST,
    DRILL
}
