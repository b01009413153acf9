package lifeline.alerts.desk;

import java.util.function.Function;
import java.util.function.Supplier;
import lifeline.alerts.alert.Refusal;
import lifeline.alerts.store.StoredAlert;

/** What became of a request. */
public sealed interface Answer {
    /** The answer of the case that this one is. */
    <R> R match(Function<StoredAlert, R> done, Function<Refusal, R> refused, Supplier<R> changed, Supplier<R> unknown);

    /** Carried out; the alert as it is now. */
    record Done(StoredAlert alert) implements Answer {
        @Override
        public <R> R match(
                Function<StoredAlert, R> done, Function<Refusal, R> refused, Supplier<R> changed, Supplier<R> unknown) {
            return done.apply(alert);
        }
    }

    /** Not carried out; nothing changed. */
    record Refused(Refusal refusal) implements Answer {
        @Override
        public <R> R match(
                Function<StoredAlert, R> done, Function<Refusal, R> refused, Supplier<R> changed, Supplier<R> unknown) {
            return refused.apply(refusal);
        }
    }

    /** Not carried out: the alert is no more what was seen of it. */
    record Changed() implements Answer {
        @Override
        public <R> R match(
                Function<StoredAlert, R> done, Function<Refusal, R> refused, Supplier<R> changed, Supplier<R> unknown) {
            return changed.get();
        }
    }

    /** There is no such alert. */
    record Unknown() implements Answer {
        @Override
        public <R> R match(
                Function<StoredAlert, R> done, Function<Refusal, R> refused, Supplier<R> changed, Supplier<R> unknown) {
            return unknown.get();
        }
    }
}
