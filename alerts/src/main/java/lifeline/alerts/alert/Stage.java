package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where people are with an alert. A transition is a method on the state that allows it:
 *
 * <pre>
 *   Detected ──acknowledge──▶ Acknowledged ──close──▶ Closed
 *      ▲                                                │
 *      └───────────────── reopen ◀──────────────────────┘
 * </pre>
 */
public sealed interface Stage {
    /** One answer for each state. */
    record Cases<R>(
            Function<Detected, R> detected, Function<Acknowledged, R> acknowledged, Function<Closed, R> closed) {}

    /** The answer of the case that this stage is. */
    <R> R match(Cases<R> cases);

    /** The word in the store and in answers. */
    default String word() {
        return match(new Cases<>(detected -> "DETECTED", acknowledged -> "ACKNOWLEDGED", closed -> "CLOSED"));
    }

    /** Who took it and when, once somebody has. */
    default Optional<Acknowledged> acknowledgement() {
        return match(new Cases<>(detected -> Optional.empty(), Optional::of, closed -> Optional.of(closed.before())));
    }

    /** When it was closed, once it is. */
    default Optional<Instant> closedAt() {
        return match(new Cases<>(
                detected -> Optional.empty(), acknowledged -> Optional.empty(), closed -> Optional.of(closed.at())));
    }

    /** Nobody has taken it yet. */
    record Detected() implements Stage {
        public Acknowledged acknowledge(String by, Instant at) {
            return new Acknowledged(by, at);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.detected().apply(this);
        }
    }

    /** Somebody has taken it. */
    record Acknowledged(String by, Instant at) implements Stage {
        public Closed close(Instant closedAt) {
            return new Closed(this, closedAt);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.acknowledged().apply(this);
        }
    }

    /** Done with. */
    record Closed(Acknowledged before, Instant at) implements Stage {
        public Detected reopen() {
            return new Detected();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closed().apply(this);
        }
    }
}
