package lifeline.contract.rule;

/** Who an alert is for: those who save people, or those who mend devices. */
public enum Track {
    HAZARD,
    DEVICE
}
