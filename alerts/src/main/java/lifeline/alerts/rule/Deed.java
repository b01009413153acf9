package lifeline.alerts.rule;

/** What people do with rules and in place of them, as the audit has it; stored by name. */
enum Deed {
    PROPOSE,
    SHADOW,
    ACTIVATE,
    ROLL_BACK,
    RETIRE,
    OVERRIDE,
    END_OVERRIDE,
    WORK,
    END_WORK,
    /** Devices were taken out of the registry, or came back. */
    DEVICES
}
