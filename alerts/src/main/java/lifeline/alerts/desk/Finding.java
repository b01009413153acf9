package lifeline.alerts.desk;

import java.util.Optional;
import lifeline.alerts.alert.Judgement;

/**
 * What somebody found an alert to be.
 *
 * @param cause why it was false; there when it was, and only then
 * @param by who
 * @param comment in their words; may be empty
 * @param source from where: address of the caller
 */
public record Finding(
        long alert,
        Judgement.Verdict verdict,
        Optional<Judgement.Cause> cause,
        String by,
        String comment,
        String source) {}
