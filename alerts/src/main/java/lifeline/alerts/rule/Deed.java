package lifeline.alerts.rule;

/** What people do with rules, as the audit has it; stored by name. */
enum Deed {
    PROPOSE,
    SHADOW,
    ACTIVATE,
    ROLL_BACK,
    RETIRE,
    OVERRIDE,
    END_OVERRIDE
}
