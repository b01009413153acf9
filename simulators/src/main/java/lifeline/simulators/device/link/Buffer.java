package lifeline.simulators.device.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A gateway that has no uplink for a while. It keeps what the devices behind it say, and sends it when the uplink is back: in
 * its order, a message at a time, and what is said meanwhile after what has waited. Nothing is lost.
 */
final class Buffer<T extends Carried<T>> implements Link<T> {
    private final Instant turn;
    private final Duration gap;
    private Instant free;

    /** @param perSecond so many messages it sends once it can */
    Buffer(Instant turn, double perSecond) {
        this.turn = turn;
        this.gap = Duration.ofNanos((long) (1e9 / perSecond));
        this.free = turn;
    }

    @Override
    public List<T> carry(T message) {
        if (!message.at().isBefore(free)) {
            return List.of(message);
        }
        T kept = message.at(free);
        free = free.plus(gap);
        return List.of(kept);
    }

    @Override
    public boolean isOver(Instant at) {
        return !at.isBefore(turn) && !at.isBefore(free);
    }
}
