package lifeline.launcher.ledger;

/**
 * One domain's part of a run.
 *
 * @param readings stored
 * @param raised signals that raised
 * @param cleared signals that cleared
 * @param open alerts whose condition still holds
 */
public record DomainCount(long readings, long raised, long cleared, long open) {
    public static final DomainCount NONE = new DomainCount(0, 0, 0, 0);
}
