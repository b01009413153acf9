package lifeline.alerts.alert;

import java.util.Optional;

/** What became of a person's request: a changed alert, or the reason why not; exactly one of the two. */
public sealed interface Outcome {
    /** The alert as it is now, when the request was carried out. */
    Optional<Alert> accepted();

    /** Why it was not. */
    Optional<Refusal> refused();

    /** Carried out. */
    record Accepted(Alert alert) implements Outcome {
        @Override
        public Optional<Alert> accepted() {
            return Optional.of(alert);
        }

        @Override
        public Optional<Refusal> refused() {
            return Optional.empty();
        }
    }

    /** Not carried out; nothing changed. */
    record Refused(Refusal refusal) implements Outcome {
        @Override
        public Optional<Alert> accepted() {
            return Optional.empty();
        }

        @Override
        public Optional<Refusal> refused() {
            return Optional.of(refusal);
        }
    }
}
