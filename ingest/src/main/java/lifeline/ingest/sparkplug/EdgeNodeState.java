package lifeline.ingest.sparkplug;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an edge node between its messages. Immutable.
 *
 * <pre>
 *   Unborn ──NBIRTH──▶ Alive ──NDEATH of the same bdSeq──▶ Dead
 *                      ▲   │                                │
 *                      └───┴──────────── NBIRTH ────────────┘
 * </pre>
 */
public sealed interface EdgeNodeState {
    /** A node nothing is known of. */
    static EdgeNodeState unborn() {
        return new Unborn(Doubt.NONE);
    }

    /** Which state it is; the code stands in checkpoints and never changes. */
    enum Kind {
        UNBORN(0),
        ALIVE(1),
        DEAD(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /** The kind with this code. */
        public static Optional<Kind> of(int code) {
            return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
        }
    }

    Kind kind();

    Doubt doubt();

    /** The session it is, or was, in; null where nothing tells. */
    @Nullable
    Long bdSeq();

    EdgeNodeState with(Doubt doubt);

    /** What is known of it while it lives. */
    default Optional<Alive> alive() {
        return Optional.empty();
    }

    /** Why its data cannot be understood, unless it lives. */
    String whyNotAlive();

    /** Nothing was heard of it but data. */
    record Unborn(Doubt doubt) implements EdgeNodeState {
        @Override
        public Kind kind() {
            return Kind.UNBORN;
        }

        @Override
        public @Nullable Long bdSeq() {
            return null;
        }

        @Override
        public EdgeNodeState with(Doubt other) {
            return new Unborn(other);
        }

        @Override
        public String whyNotAlive() {
            return "no birth of this edge node was received";
        }
    }

    /**
     * It was born.
     *
     * @param bdSeq the number of its session, which its death must name; null where its birth named none
     * @param nextSeq the number its next message must have
     * @param births by device; the node's own under the empty name
     */
    record Alive(@Nullable Long bdSeq, int nextSeq, Map<String, Birth> births, Doubt doubt) implements EdgeNodeState {
        /** The name the node's own birth goes by. */
        static final String NODE = "";

        static final int SEQS = 256;

        public Alive {
            births = Map.copyOf(births);
        }

        @Override
        public Kind kind() {
            return Kind.ALIVE;
        }

        @Override
        public EdgeNodeState with(Doubt other) {
            return new Alive(bdSeq, nextSeq, births, other);
        }

        @Override
        public Optional<Alive> alive() {
            return Optional.of(this);
        }

        @Override
        public String whyNotAlive() {
            return "";
        }

        Alive after(int seq) {
            return new Alive(bdSeq, (seq + 1) % SEQS, births, doubt);
        }

        Alive with(String device, Birth birth) {
            Map<String, Birth> more = new HashMap<>(births);
            more.put(device, birth);
            return new Alive(bdSeq, nextSeq, more, doubt);
        }

        Alive without(String device) {
            Map<String, Birth> fewer = new HashMap<>(births);
            fewer.remove(device);
            return new Alive(bdSeq, nextSeq, fewer, doubt);
        }

        /** About what it costs to remember it, without what {@code device} was born with. */
        int weightWithout(String device) {
            return births.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(device))
                    .mapToInt(
                            entry -> entry.getKey().length() + entry.getValue().weight())
                    .sum();
        }
    }

    /**
     * It said that it is gone, or its broker did.
     *
     * @param bdSeq of the session that ended
     */
    record Dead(@Nullable Long bdSeq, Doubt doubt) implements EdgeNodeState {
        @Override
        public Kind kind() {
            return Kind.DEAD;
        }

        @Override
        public EdgeNodeState with(Doubt other) {
            return new Dead(bdSeq, other);
        }

        @Override
        public String whyNotAlive() {
            return "this edge node is dead and was not born again";
        }
    }
}
