package lifeline.alerts.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** The occasion of an alert whose stage takes too long, told in a line of its audit. */
    static String overdue(Stage.Name stage, long seq) {
        return OVERDUE + "/" + stage + "/" + seq;
    }

    /** The stage that takes too long, where that is what it was begun for. */
    Optional<Stage.Name> overdueStage() {
        List<String> words = List.of(occasion.split("/"));
        return words.get(0).equals(OVERDUE) ? Optional.of(Stage.Name.valueOf(words.get(1))) : Optional.empty();
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
