package lifeline.alerts.rule;

import java.util.function.Function;

/**
 * What became of a request about rules, windows of work, or silences.
 *
 * @param <T> what was asked for
 */
public sealed interface Outcome<T> {
    <R> R match(Function<T, R> done, Function<Refused<T>, R> refused);

    /** Carried out. */
    record Done<T>(T result) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> done, Function<Refused<T>, R> refused) {
            return done.apply(result);
        }
    }

    /** Not carried out; nothing changed. */
    record Refused<T>(Reason reason, String detail) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> done, Function<Refused<T>, R> refused) {
            return refused.apply(this);
        }
    }

    /** Why not. */
    enum Reason {
        NO_SUCH_DOMAIN,
        NO_SUCH_VERSION,
        NO_SUCH_RULE,
        NO_SUCH_PLACE,
        NO_SUCH_OVERRIDE,
        ALREADY_SO,
        NOTHING_BEFORE,
        OVERRIDE_DOES_NOT_FIT,
        NOT_A_TIME_TO_COME,
        NO_SUCH_WINDOW,
        TOO_LONG,
        NO_SUCH_SILENCE,
        SAME_PERSON;

        /** Whether what was asked about is not there at all. */
        public boolean isAbsence() {
            return this == NO_SUCH_DOMAIN
                    || this == NO_SUCH_VERSION
                    || this == NO_SUCH_OVERRIDE
                    || this == NO_SUCH_WINDOW
                    || this == NO_SUCH_SILENCE;
        }
    }
}
