package lifeline.simulators.score.tally;

import java.util.List;
import java.util.OptionalDouble;
import lifeline.simulators.score.match.Lag;

/**
 * How soon the level due is told once the truth has come to it, of what is told in time at that level and worked out.
 *
 * @param p50 seconds from the crossing to the telling
 * @param p95 the same
 * @param bound median of the rules' own hold time and two samples, s
 * @param over median of how much longer it took than its own bound, s
 * @param within those within their bound
 */
public record Punctuality(
        OptionalDouble p50, OptionalDouble p95, OptionalDouble bound, OptionalDouble over, Score.Rate within) {
    static Punctuality of(List<Lag> lags) {
        return new Punctuality(
                Tally.quantile(lags.stream().map(Lag::seconds).toList(), 0.5),
                Tally.quantile(lags.stream().map(Lag::seconds).toList(), 0.95),
                Tally.quantile(lags.stream().map(Lag::bound).toList(), 0.5),
                Tally.quantile(lags.stream().map(Punctuality::over).toList(), 0.5),
                new Score.Rate(lags.stream().filter(lag -> over(lag) <= 0).count(), lags.size()));
    }

    private static double over(Lag lag) {
        return lag.seconds() - lag.bound();
    }

    /** Whether the median takes longer than it may. */
    public boolean isBeyond() {
        return over.isPresent() && over.getAsDouble() > 0;
    }
}
