package lifeline.alerts.noise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nobody is paged for what it matches while it lasts. It never changes but by a second person's approval and an early end;
 * editing makes a new one.
 *
 * <pre>
 *   PROPOSED ──approve──▶ PENDING ──start──▶ ACTIVE ──end, or expire──▶ EXPIRED
 * </pre>
 *
 * A proposed one that has begun silences all it matches except what needs two.
 *
 * @param matchers all have to match; one of them at least matches something that is there
 * @param needsTwo whether it could match what one person alone may not silence
 * @param expired when and by whom it was ended before its time
 * @param replaces the number of the one it is an edit of
 */
public record Silence(
        long id,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String author,
        String reason,
        Instant createdAt,
        boolean needsTwo,
        Optional<Signed> approval,
        Optional<Signed> expired,
        Optional<Long> replaces) {

    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** Somebody did something. */
    public record Signed(String by, Instant at) {}

    /** Where it is in its life. */
    public enum State {
        PROPOSED,
        PENDING,
        ACTIVE,
        EXPIRED
    }

    /** Why matchers cannot be a silence's; empty where they can. As in Alertmanager, one that matches everything is refused. */
    public static Optional<String> fault(List<Matcher> matchers) {
        if (matchers.isEmpty()) {
            return Optional.of("a silence has one matcher at least");
        }
        return matchers.stream().allMatch(matcher -> matcher.matches(""))
                ? Optional.of("one matcher at least must not match the empty text: else everything is silenced")
                : Optional.empty();
    }

    /** Whether matchers could match a red of one of these domains. In doubt they could. */
    public static boolean needsTwo(List<Matcher> matchers, List<String> domains) {
        return domains.stream().anyMatch(domain -> Matcher.could(matchers, Labels.redOf(domain)));
    }

    public State state(Instant now) {
        if (!now.isBefore(over())) {
            return State.EXPIRED;
        }
        if (needsTwo && approval.isEmpty()) {
            return State.PROPOSED;
        }
        return now.isBefore(startsAt) ? State.PENDING : State.ACTIVE;
    }

    /** When it ends, or ended. */
    public Instant over() {
        return expired.map(Signed::at).filter(at -> at.isBefore(endsAt)).orElse(endsAt);
    }

    /** @param isGuarded whether one person alone may not silence what has these labels */
    public boolean silences(Labels labels, boolean isGuarded, Instant now) {
        return !now.isBefore(startsAt)
                && now.isBefore(over())
                && (approval.isPresent() || !isGuarded)
                && Matcher.all(matchers, labels);
    }
}
