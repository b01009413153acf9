package lifeline.contract.signal;

/** What a {@link Signal} tells. Stored and sent by name. */
public enum SignalKind {
    /** An episode opens. */
    RAISE,
    /** It became graver. */
    ESCALATE,
    /** It became less grave, but goes on. */
    EASE,
    /** It is over. */
    CLEAR,
    /** Late data changed what is known of it. */
    AMEND,
    /** Late data showed that it never was. */
    RETRACT
}
