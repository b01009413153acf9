package lifeline.launcher.ledger.probe;

/**
 * A stored reading whose value is a number in a count.
 *
 * @param possibleDuplicate marked so
 */
public record Numbered(String sensor, double value, boolean possibleDuplicate) {}
