package lifeline.alerts.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.alert.Deed;
import lifeline.alerts.alert.Stage;
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

    private static final String OVERDUE = "OVERDUE";
    private static final String RELEASE = "RELEASE";

    /** The occasion of an alert whose stage takes too long, told in a line of its audit. */
    static String overdue(Stage.Name stage, long seq) {
        return OVERDUE + "/" + stage + "/" + seq;
    }

    /** The occasion of a warning that a line of the audit released. */
    static String release(long seq) {
        return RELEASE + "/" + Stage.Name.RELEASED + "/" + seq;
    }

    /** Whether it is called for a warning that was released to whom is called. */
    boolean isRelease() {
        return words().get(0).equals(RELEASE);
    }

    /** The stage that somebody is called to bring it out of; empty where it is called for an alarm. */
    Optional<Stage.Name> awaited() {
        boolean isAlarm = !isRelease() && !words().get(0).equals(OVERDUE);
        return isAlarm ? Optional.empty() : Optional.of(Stage.Name.valueOf(words().get(1)));
    }

    /** What who is called does by the link. */
    Deed answer() {
        if (isRelease()) {
            return Deed.SIGN;
        }
        boolean isTaken = awaited()
                .filter(stage -> stage.compareTo(Stage.Name.ACKNOWLEDGED) >= 0)
                .isPresent();
        return isTaken ? Deed.FOLLOW : Deed.ACKNOWLEDGE;
    }

    private List<String> words() {
        return List.of(occasion.split("/"));
    }

    /** Whether nobody was called but by its first step. */
    boolean isAtFirst() {
        return progress.round() == 0 && progress.step() <= 1;
    }

    /** What a page of this call tells, once to each person over each channel: going through the chain again is told again. */
    String transition() {
        return occasion + "/" + (progress.round() + 1);
    }
}
