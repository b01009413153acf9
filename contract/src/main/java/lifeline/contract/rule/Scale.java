package lifeline.contract.rule;

/** What the numbers of a rule's levels are. */
public enum Scale {
    /** Values of the quantity, in its unit. */
    VALUE,
    /** Changes of the quantity, in its unit; a rise is positive. */
    CHANGE,
    /** Values that the quantity is going to have, in its unit. */
    EXPECTED,
    /** Declared periods of the quantity: how long something lasts. */
    PERIODS,
    /** Without a unit: how far from what the sensor's own history makes likely. */
    SCORE,
    /** A difference of two quantities in their unit, or a share or ratio of them without one. */
    BALANCE,
    /** How many of several signs there are. */
    COUNT
}
