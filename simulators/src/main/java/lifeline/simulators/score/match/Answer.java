package lifeline.simulators.score.match;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one thing that was due.
 *
 * @param delaySeconds from the beginning of the fault to what told of it; empty unless IN_TIME or LATE
 * @param rightLevel whether the gravest severity said was the one that was due; empty when it was missed or nobody knows
 * @param lag empty unless IN_TIME, told at the level due or a graver one, and worked out
 * @param metres between the asset struck first and where it was told first; empty when missed or unknown
 */
public record Answer(
        TrueFault fault,
        Due due,
        Kind kind,
        OptionalDouble delaySeconds,
        Optional<Boolean> rightLevel,
        Optional<Lag> lag,
        OptionalDouble metres) {
    /** How it was answered. */
    public enum Kind {
        /** Raised, or escalated, after the fault began and within the time allowed. */
        IN_TIME,
        /** An alarm that told the truth of another fault stood there already; nobody had to be told again. */
        STANDING,
        /** Said, but too late. */
        LATE,
        /** Never said. */
        MISSED
    }

    public boolean isAnswered() {
        return kind == Kind.IN_TIME || kind == Kind.STANDING;
    }
}
