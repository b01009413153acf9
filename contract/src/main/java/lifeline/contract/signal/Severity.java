package lifeline.contract.signal;

/**
 * How grave it is: a colour, never an ordinal, because standards number levels in opposite directions. The order of the
 * constants is the order of gravity. Stored and sent by name.
 */
public enum Severity {
    BLUE,
    YELLOW,
    ORANGE,
    RED;

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
