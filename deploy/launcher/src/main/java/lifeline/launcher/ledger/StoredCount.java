package lifeline.launcher.ledger;

/**
 * What the store has of one sensor since the run began.
 *
 * @param rows readings
 * @param possibleDuplicates of these, marked {@code POSSIBLE_DUPLICATE}
 */
public record StoredCount(long rows, long possibleDuplicates) {
    static final StoredCount NONE = new StoredCount(0, 0);
}
