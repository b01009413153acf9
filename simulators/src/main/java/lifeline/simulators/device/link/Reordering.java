package lifeline.simulators.device.link;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a message of one device be overtaken by the next, every so often. */
final class Reordering<T extends Carried<T>> implements Link<T> {
    private final Instant turn;
    private final int every;
    private @Nullable T held;
    private int count;

    Reordering(Instant turn, int every) {
        this.turn = turn;
        this.every = every;
    }

    @Override
    public List<T> carry(T message) {
        T overtaken = held;
        if (overtaken != null) {
            held = null;
            count++;
            return List.of(message, overtaken.at(message.at()));
        }
        if (message.at().isBefore(turn) && count % every == 0) {
            held = message;
            count++;
            return List.of();
        }
        count++;
        return List.of(message);
    }

    @Override
    public boolean isOver(Instant at) {
        return held == null && !at.isBefore(turn);
    }
}
