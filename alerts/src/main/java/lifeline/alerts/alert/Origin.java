package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.signal.Signal;

/**
 * What an alert, or one of its episodes, is about: one episode of one rule at one subject.
 *
 * @param subject {@code device.quantity}, or an asset id
 * @param device that of the subject; where that is an asset, that of the sensor its alerts are shown with, or empty
 */
public record Origin(
        String rule, String subject, Instant episode, String domain, String asset, String device, String quantity) {
    /** What tells one episode from all others. */
    public record Id(String rule, String subject, Instant episode) {
        public static Id of(Signal signal) {
            return new Id(signal.rule(), signal.subject(), signal.episode());
        }
    }

    public Id id() {
        return new Id(rule, subject, episode);
    }

    /** The exercise it belongs to; empty for the real city. */
    public Optional<ExerciseId> exercise() {
        return ExerciseId.of(subject);
    }

    public static Origin of(Signal signal) {
        return new Origin(
                signal.rule(),
                signal.subject(),
                signal.episode(),
                signal.domain(),
                signal.asset(),
                signal.device(),
                signal.quantity());
    }
}
