package lifeline.alerts.incident;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import lifeline.contract.domain.Text;

/**
 * One thing that brings about others, as engineers know it: a burst main washes out the road, a storm floods underpasses.
 *
 * @param title what the cause is called
 * @param text how it brings about what
 * @param cause rules that tell of the cause
 * @param brings rules that tell of what it may bring about
 * @param atLeast so many alerts of the cause it takes before it counts as one
 * @param metres how far it reaches
 * @param within how long after the cause what it brings about may begin
 */
public record Chain(
        String id,
        Text title,
        Text text,
        String basis,
        List<Pattern> cause,
        List<Pattern> brings,
        int atLeast,
        double metres,
        Duration within) {
    public Chain {
        cause = List.copyOf(cause);
        brings = List.copyOf(brings);
    }

    boolean isCausedBy(String rule) {
        return cause.stream().anyMatch(pattern -> pattern.matcher(rule).matches());
    }

    boolean canBring(String rule) {
        return brings.stream().anyMatch(pattern -> pattern.matcher(rule).matches());
    }

    /** Whether the one may be the cause of the other, in this order. */
    public boolean ties(String first, String second) {
        return !first.equals(second) && isCausedBy(first) && canBring(second);
    }

    /** Whether it reaches farther than things that lie close by belong together anyway. */
    boolean isWide(Reach reach) {
        return metres > reach.acrossMetres() || within.compareTo(reach.within()) > 0;
    }
}
