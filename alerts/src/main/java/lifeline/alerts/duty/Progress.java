package lifeline.alerts.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a chain has come.
 *
 * <pre>
 *   step 0 ──patience──▶ step 1 ──▶ … ──▶ last ──▶ again from 0, or nobody answered
 * </pre>
 *
 * @param step that is called next, from 0
 * @param round how often the whole chain was gone through
 * @param nextAt when that is
 */
public record Progress(int step, int round, Instant nextAt) {
    public static Progress begin(Instant at) {
        return new Progress(0, 0, at);
    }

    /**
     * What a step that was due has brought about.
     *
     * @param call who is called now; empty when nobody is left
     * @param next where it goes on; empty when the chain is through and nobody answered
     */
    public record Move(List<Chain.Target> call, Optional<Progress> next) {}

    /** The step that is due. A chain that has become shorter goes on where it would begin anew. */
    public Move go(Chain chain, Instant now) {
        if (step >= chain.steps().size()) {
            int done = round + 1;
            boolean isThrough = chain.repeats() != Chain.UNTIL_ANSWERED && done > chain.repeats();
            return isThrough ? new Move(List.of(), Optional.empty()) : new Progress(0, done, nextAt).go(chain, now);
        }
        Chain.Step called = chain.steps().get(step);
        return new Move(called.call(), Optional.of(new Progress(step + 1, round, now.plus(called.patience()))));
    }
}
