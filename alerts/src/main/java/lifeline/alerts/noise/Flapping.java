package lifeline.alerts.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Severity;

/**
 * A condition that comes and goes. What begins more than {@code times} times {@code within} a time flaps: the beginning that
 * makes it so is told as that, the ones after it are held until nothing has begun for {@code calm}. What grows graver than all
 * that was told since is told, too.
 */
public record Flapping(int times, Duration within, Duration calm) {
    /**
     * Somebody was wanted.
     *
     * @param opening the same for all of one beginning: growing graver is no new one
     */
    public record Onset(String opening, Severity severity, Instant at) {}

    /** What the newest onset is. */
    public enum Kind {
        QUIET,
        /** It is told, and that it flaps. */
        TOLD,
        HELD
    }

    /** @param until when it is calm again; empty where it does not flap */
    public record State(Kind kind, Optional<Instant> until) {
        private static final State QUIET = new State(Kind.QUIET, Optional.empty());
    }

    /**
     * @param onsets of one subject and family of rules, oldest first
     * @param asked the place of the one in question
     */
    public State of(List<Onset> onsets, int asked, Instant now) {
        if (onsets.isEmpty()) {
            return State.QUIET;
        }
        Instant until = onsets.get(onsets.size() - 1).at().plus(calm);
        Kind kind = now.isBefore(until) ? kind(onsets.subList(0, asked + 1)) : Kind.QUIET;
        return kind == Kind.QUIET ? State.QUIET : new State(kind, Optional.of(until));
    }

    /** What the last of these is. */
    private Kind kind(List<Onset> onsets) {
        Kind kind = Kind.QUIET;
        Severity told = Severity.BLUE;
        for (int i = 0; i < onsets.size(); i++) {
            Onset onset = onsets.get(i);
            boolean isCalm =
                    i > 0 && !onset.at().isBefore(onsets.get(i - 1).at().plus(calm));
            if (kind == Kind.QUIET || isCalm) {
                kind = begun(onsets.subList(0, i + 1)) > times ? Kind.TOLD : Kind.QUIET;
                told = onset.severity();
            } else {
                boolean isGraver = !told.isAtLeast(onset.severity());
                kind = isGraver ? Kind.TOLD : Kind.HELD;
                told = isGraver ? onset.severity() : told;
            }
        }
        return kind;
    }

    private long begun(List<Onset> onsets) {
        Instant from = onsets.get(onsets.size() - 1).at().minus(within);
        return onsets.stream()
                .filter(onset -> onset.at().isAfter(from))
                .map(Onset::opening)
                .distinct()
                .count();
    }
}
