package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * Where people are with an alert. A transition is a method on the states that allow it; what else it needs (a judgement, the end of
 * the condition) is {@link Alert}'s to say:
 *
 * <pre>
 *  Detected ──notify──▶ Notified ──acknowledge──▶ Acknowledged ──analyse──▶ Analysed ──release──▶ Released
 *    ▲ │                                            ▲                          │                    │ sign
 *    │ └───────────────acknowledge──────────────────┘                          │                    ▼
 *    │                                                                       close               Signed
 *    │                                                                         │                    │ arrive
 *    │                                                                         ▼                    ▼
 *    └────────────────────────────────reopen───────────────────────────── Closed                 Arrived
 *                                                                              ▲                    │ handle
 *                                                                            close                  ▼
 *                                                                              │    ┌──resolve── Handling ⟲ report
 *                                                                           Resolved──handle───────▶
 * </pre>
 */
public sealed interface Stage {
    Name name();

    /** The word in the store and in answers. */
    default String word() {
        return name().name();
    }

    /** Who took it and when, once somebody has. */
    default Optional<Acknowledged> acknowledgement() {
        return Optional.empty();
    }

    /** What it is about has begun anew: who had taken it has to look again, and a crew that was done is not. */
    default Stage renewed() {
        return switch (name()) {
            case ACKNOWLEDGED, ANALYSED, CLOSED -> new Detected();
            case RESOLVED -> new Handling(acknowledgement().orElseThrow());
            case DETECTED, NOTIFIED, RELEASED, SIGNED, ARRIVED, HANDLING -> this;
        };
    }

    /** When it was closed, once it is. */
    default Optional<Instant> closedAt() {
        return Optional.empty();
    }

    /** The stages in order; stored and sent by name. */
    enum Name {
        DETECTED(Refusal.NOT_ACKNOWLEDGED),
        NOTIFIED(Refusal.NOT_ACKNOWLEDGED),
        ACKNOWLEDGED(Refusal.NOT_JUDGED),
        ANALYSED(Refusal.NOT_RELEASED),
        RELEASED(Refusal.NOT_SIGNED),
        SIGNED(Refusal.NOT_ARRIVED),
        ARRIVED(Refusal.NOT_HANDLED),
        HANDLING(Refusal.NOT_RESOLVED),
        RESOLVED(Refusal.ALREADY_RESOLVED),
        CLOSED(Refusal.ALREADY_CLOSED);

        private final Refusal missing;

        Name(Refusal missing) {
            this.missing = missing;
        }

        /** What stands between this stage and any later one. */
        Refusal missing() {
            return missing;
        }
    }

    /** The stage of that name, as the store knows it. */
    static Stage of(Name name, Optional<Acknowledged> taken, Optional<Instant> closedAt) {
        return switch (name) {
            case DETECTED -> new Detected();
            case NOTIFIED -> new Notified();
            case ACKNOWLEDGED -> taken.orElseThrow();
            case ANALYSED -> new Analysed(taken.orElseThrow());
            case RELEASED -> new Released(taken.orElseThrow());
            case SIGNED -> new Signed(taken.orElseThrow());
            case ARRIVED -> new Arrived(taken.orElseThrow());
            case HANDLING -> new Handling(taken.orElseThrow());
            case RESOLVED -> new Resolved(taken.orElseThrow());
            case CLOSED -> new Closed(taken.orElseThrow(), closedAt.orElseThrow());
        };
    }

    /** Nobody has taken it yet. */
    sealed interface Waiting extends Stage {
        default Acknowledged acknowledge(String by, Instant at) {
            return new Acknowledged(by, at);
        }
    }

    /** A crew is there. */
    sealed interface OnSite extends Stage {
        Acknowledged taken();

        default Handling handle() {
            return new Handling(taken());
        }
    }

    /** From here an alert may be done with. */
    sealed interface Closable extends Stage {
        Acknowledged taken();

        default Closed close(Instant closedAt) {
            return new Closed(taken(), closedAt);
        }
    }

    /** The machine told, and nobody was reached yet. */
    record Detected() implements Waiting {
        public Notified announce() {
            return new Notified();
        }

        @Override
        public Name name() {
            return Name.DETECTED;
        }
    }

    /** Somebody was paged, or has it on the screen. */
    record Notified() implements Waiting {
        @Override
        public Name name() {
            return Name.NOTIFIED;
        }
    }

    /** Somebody has taken it. */
    record Acknowledged(String by, Instant at) implements Stage {
        public Analysed analyse() {
            return new Analysed(this);
        }

        @Override
        public Name name() {
            return Name.ACKNOWLEDGED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(this);
        }
    }

    /** Somebody said what it is. */
    record Analysed(Acknowledged taken) implements Closable {
        public Released release() {
            return new Released(taken);
        }

        @Override
        public Name name() {
            return Name.ANALYSED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }
    }

    /** The warning is out, to the owner first of all. */
    record Released(Acknowledged taken) implements Stage {
        public Signed sign() {
            return new Signed(taken);
        }

        @Override
        public Name name() {
            return Name.RELEASED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }
    }

    /** The owner has received it, and answers for it from here on. */
    record Signed(Acknowledged taken) implements Stage {
        public Arrived arrive() {
            return new Arrived(taken);
        }

        @Override
        public Name name() {
            return Name.SIGNED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }
    }

    /** A crew is on site. */
    record Arrived(Acknowledged taken) implements OnSite {
        @Override
        public Name name() {
            return Name.ARRIVED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }
    }

    /** The crew works and reports, as often as there is something to report. */
    record Handling(Acknowledged taken) implements OnSite {
        public Resolved resolve() {
            return new Resolved(taken);
        }

        @Override
        public Name name() {
            return Name.HANDLING;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }
    }

    /** The owner says it is mended; handling it again is possible. */
    record Resolved(Acknowledged taken) implements OnSite, Closable {
        @Override
        public Name name() {
            return Name.RESOLVED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }
    }

    /** Done with. */
    record Closed(Acknowledged taken, Instant at) implements Stage {
        public Detected reopen() {
            return new Detected();
        }

        @Override
        public Name name() {
            return Name.CLOSED;
        }

        @Override
        public Optional<Acknowledged> acknowledgement() {
            return Optional.of(taken);
        }

        @Override
        public Optional<Instant> closedAt() {
            return Optional.of(at);
        }
    }
}
