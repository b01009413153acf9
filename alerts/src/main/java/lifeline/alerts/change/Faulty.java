package lifeline.alerts.change;

/** Why something that is kept in versions is not changed; nothing has. */
public final class Faulty extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;

    /** What is in the way. */
    public enum Why {
        /** What was sent cannot be. */
        WRONG,
        /** There is nothing of that name. */
        UNKNOWN,
        /** It exists, and which version is to be changed was not said. */
        VERSION_NEEDED,
        /** Somebody else has changed it since. */
        CHANGED,
        /** Something else needs it. */
        IN_USE
    }

    public Faulty(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
