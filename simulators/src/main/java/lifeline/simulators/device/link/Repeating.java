package lifeline.simulators.device.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends each message again, as one that waits for an acknowledgement in vain. */
record Repeating<T extends Carried<T>>(Instant turn, int copies, Duration after) implements Link<T> {
    @Override
    public List<T> carry(T message) {
        List<T> sent = new ArrayList<>();
        sent.add(message);
        for (int i = 1; i <= copies; i++) {
            sent.add(message.at(message.at().plus(after.multipliedBy(i))).again());
        }
        return sent;
    }

    @Override
    public boolean isOver(Instant at) {
        return !at.isBefore(turn);
    }
}
