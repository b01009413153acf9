package lifeline.alerts.rule;

/** Where a version of a domain's rules stands. Stored by name. */
public enum VersionState {
    /** Read without a fault, nothing more. */
    PROPOSED,
    /** Judges beside the rules in force; nobody is paged. */
    SHADOW,
    /** In force. */
    ACTIVE,
    /** Was in force or in shadow. */
    RETIRED
}
