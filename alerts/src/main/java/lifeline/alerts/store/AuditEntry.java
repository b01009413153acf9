package lifeline.alerts.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an alert's audit.
 *
 * @param seq its place in the city's whole audit, in commit order
 * @param actor who: a person, or {@value #MACHINE}
 * @param action RAISE ESCALATE EASE CLEAR AMEND RETRACT of the machine; HOLD for a signal it does not follow yet, REOPEN for an end it
 *     takes back; NOTIFY once somebody was reached, OVERDUE with the stage as its comment; ACKNOWLEDGE RELEASE SIGN ARRIVE HANDLE
 *     RESOLVE CLOSE REOPEN COMMENT JUDGE_… of people
 * @param source from where: address of the caller, or the signal's seq
 * @param cause the cause a judgement names
 * @param trueFrom the instant what a signal tells was true from, which is before {@code at}: much, when readings came late
 */
public record AuditEntry(
        long seq,
        long alert,
        Instant at,
        String actor,
        String action,
        String comment,
        String source,
        @Nullable String cause,
        @Nullable Instant trueFrom) {
    public static final String MACHINE = "machine";

    public AuditEntry(long seq, long alert, Instant at, String actor, String action, String comment, String source) {
        this(seq, alert, at, actor, action, comment, source, null, null);
    }
}
