package lifeline.simulators.device.link;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes what stands on the envelope: the retain flag, the sender. */
record Marking<T extends Carried<T>>(Instant turn, UnaryOperator<T> mark) implements Link<T> {
    @Override
    public List<T> carry(T message) {
        return List.of(mark.apply(message));
    }

    @Override
    public boolean isOver(Instant at) {
        return !at.isBefore(turn);
    }
}
