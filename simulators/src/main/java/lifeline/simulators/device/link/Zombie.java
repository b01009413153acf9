package lifeline.simulators.device.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells one old message again and again, in place of all that would be said. */
final class Zombie<T extends Carried<T>> implements Link<T> {
    private final Instant turn;
    private final Duration age;
    private @Nullable T old;

    Zombie(Instant turn, Duration age) {
        this.turn = turn;
        this.age = age;
    }

    @Override
    public List<T> carry(T message) {
        T known = old;
        if (known == null) {
            old = message.older(age);
            return List.of(message.older(age));
        }
        return List.of(known.at(message.at()).again());
    }

    @Override
    public boolean isOver(Instant at) {
        return !at.isBefore(turn);
    }
}
