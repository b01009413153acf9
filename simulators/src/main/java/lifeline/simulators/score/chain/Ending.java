package lifeline.simulators.score.chain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lifeline.contract.clock.CityClock;
import lifeline.contract.exercise.ExerciseId;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.shadow.Settling;
import lifeline.simulators.shadow.ShadowPlay;

/**
 * A play that is over: what it said last must pass, then its shadows end, then the signals settle, then the shadows end once more, for
 * what may have overtaken the first word. By a watch on the wall.
 */
final class Ending {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Programme.Item item;
    private final ShadowPlay play;
    private final long lastWordAt;
    private Optional<Settling> settling = Optional.empty();
    private long pollAt;
    private List<Said> said = List.of();

    /** @param nanos what {@link System#nanoTime} shows */
    Ending(Programme.Item item, ShadowPlay play, CityClock clock, long nanos) {
        this.item = item;
        this.play = play;
        this.lastWordAt = nanos + Settling.overtaking(clock).toNanos();
    }

    Programme.Item item() {
        return item;
    }

    ShadowPlay play() {
        return play;
    }

    /** What was said, once it {@link #isOver}. */
    List<Said> said() {
        return said;
    }

    /** Does what is due at {@code nanos}; true once nothing more will come. */
    boolean isOver(long nanos, Function<ExerciseId, List<Said>> store) throws InterruptedException {
        if (settling.isEmpty()) {
            if (nanos - lastWordAt >= 0) {
                play.end();
                settling = Optional.of(new Settling(nanos));
                pollAt = nanos + POLL_NANOS;
            }
            return false;
        }
        if (nanos - pollAt < 0) {
            return false;
        }
        pollAt = nanos + POLL_NANOS;
        said = store.apply(item.exercise());
        if (!settling.get().isSettled(said.size(), nanos)) {
            return false;
        }
        play.end();
        return true;
    }
}
