package lifeline.alerts.store;

import java.time.Instant;

/**
 * A line of an alert's audit.
 *
 * @param seq its place in the city's whole audit, in commit order
 * @param actor who: a person, or {@value #MACHINE}
 * @param action RAISE ESCALATE EASE CLEAR AMEND RETRACT of the machine; ACKNOWLEDGE COMMENT CLOSE of people
 * @param source from where: address of the caller, or the signal's seq
 */
public record AuditEntry(long seq, long alert, Instant at, String actor, String action, String comment, String source) {
    public static final String MACHINE = "machine";
}
