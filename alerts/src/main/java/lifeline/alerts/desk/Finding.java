package lifeline.alerts.desk;

import java.util.OptionalInt;
import lifeline.alerts.alert.Judgement;

/**
 * What somebody found an alert to be.
 *
 * @param cause one of the verdict's
 * @param by who
 * @param comment in their words; may be empty
 * @param source from where: address of the caller
 * @param version the alert as they saw it; empty where any will do
 */
public record Finding(
        long alert,
        Judgement.Verdict verdict,
        Judgement.Cause cause,
        String by,
        String comment,
        String source,
        OptionalInt version) {}
