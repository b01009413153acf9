package lifeline.alerts.call;

import java.time.Instant;
import lifeline.alerts.duty.Progress;
import lifeline.contract.signal.Severity;

/**
 * Somebody is wanted for an alert.
 *
 * @param occasion what it was begun for; an alert is called for once for each
 * @param chain its id
 */
record Call(long id, long alert, String occasion, Severity severity, String chain, Progress progress, Instant beganAt) {

    /** How a call ends. Stored by name. */
    enum End {
        ANSWERED,
        RECOVERED,
        OVERTAKEN,
        EXHAUSTED
    }

    /** Begins the occasion of a call that asks for the next step of an alert, not for somebody who takes it. */
    static final String OVERDUE = "OVERDUE/";

    boolean isOverdue() {
        return occasion.startsWith(OVERDUE);
    }

    /** What a page of this call tells, once to each person over each channel: going through the chain again is told again. */
    String transition() {
        return occasion + "/" + (progress.round() + 1);
    }
}
