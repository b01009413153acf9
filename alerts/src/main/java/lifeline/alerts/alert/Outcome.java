package lifeline.alerts.alert;

import java.util.function.Function;

/** What became of a person's request: a changed alert, or the reason why not. */
public sealed interface Outcome {
    /** The answer of the case that this outcome is. */
    <R> R match(Function<Alert, R> accepted, Function<Refusal, R> refused);

    /** Carried out; the alert as it is now. */
    record Accepted(Alert alert) implements Outcome {
        @Override
        public <R> R match(Function<Alert, R> accepted, Function<Refusal, R> refused) {
            return accepted.apply(alert);
        }
    }

    /** Not carried out; nothing changed. */
    record Refused(Refusal refusal) implements Outcome {
        @Override
        public <R> R match(Function<Alert, R> accepted, Function<Refusal, R> refused) {
            return refused.apply(refusal);
        }
    }
}
