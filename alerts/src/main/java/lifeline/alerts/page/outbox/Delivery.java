package lifeline.alerts.page.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of an attempt.
 *
 * @param status code of the provider, where there is one
 * @param answer the provider's, without secrets; cut to {@value #ANSWER_MAX} characters
 * @param pause when it was asked too often: how long nothing should leave
 */
public record Delivery(Outcome outcome, OptionalInt status, String answer, Optional<Duration> pause) {
    private static final int ANSWER_MAX = 1_000;

    public Delivery {
        answer = answer.replace('\0', ' ');
        answer = answer.length() > ANSWER_MAX ? answer.substring(0, ANSWER_MAX) : answer;
    }

    /** What became of it. Stored by name. */
    public enum Outcome {
        /** The provider has it. */
        SENT,
        /** It may have arrived: no answer came. */
        UNKNOWN,
        /** The provider was asked too often; it has not taken it. */
        BUSY,
        /** It cannot have arrived; it may the next time. */
        FAILED,
        /** It will never be taken. */
        REFUSED
    }

    public static Delivery of(Outcome outcome, String answer) {
        return new Delivery(outcome, OptionalInt.empty(), answer, Optional.empty());
    }

    public static Delivery of(Outcome outcome, int status, String answer) {
        return new Delivery(outcome, OptionalInt.of(status), answer, Optional.empty());
    }

    public Delivery waiting(Duration duration) {
        return new Delivery(outcome, status, answer, Optional.of(duration));
    }
}
