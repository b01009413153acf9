package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;

/** Whether the condition holds. Moved by signals, never by people. */
public sealed interface Machine {
    /** The word in the store and in answers. */
    String word();

    /** When the condition had gone; empty while it holds. */
    Optional<Instant> recoveredAt();

    /** The condition holds. */
    record Active() implements Machine {
        @Override
        public String word() {
            return "ACTIVE";
        }

        @Override
        public Optional<Instant> recoveredAt() {
            return Optional.empty();
        }
    }

    /** The condition has gone. */
    record Recovered(Instant at) implements Machine {
        @Override
        public String word() {
            return "RECOVERED";
        }

        @Override
        public Optional<Instant> recoveredAt() {
            return Optional.of(at);
        }
    }
}
