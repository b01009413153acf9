package lifeline.stream.latch;

import java.util.Optional;
import lifeline.contract.signal.SignalKind;

/**
 * The new state and what there is to tell of it.
 *
 * @param change empty when nothing is to be told
 */
public record LatchStep(LatchState state, Optional<Change> change) {

    /**
     * One signal.
     *
     * @param episode the episode as it stands with this signal
     * @param level the level to tell: the new one; for CLEAR the one it had
     */
    public record Change(SignalKind kind, Episode episode, int level) {}

    static LatchStep silent(LatchState state) {
        return new LatchStep(state, Optional.empty());
    }

    static LatchStep raise(LatchState state, Episode episode) {
        return tell(state, SignalKind.RAISE, episode, episode.level());
    }

    static LatchStep tell(LatchState state, SignalKind kind, Episode episode, int level) {
        return new LatchStep(state, Optional.of(new Change(kind, episode, level)));
    }
}
