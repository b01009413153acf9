package lifeline.simulators.device.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.simulators.wave.Noise;

/** Power or signal for some messages only: more and more are lost, or some are lost and some come late and twice. */
record Weak<T extends Carried<T>>(Failure failure, Instant from, Instant turn, long key) implements Link<T> {
    private static final Duration RETRY = Duration.ofSeconds(7);

    @Override
    public List<T> carry(T message) {
        Instant at = message.at();
        double chance = Noise.even(key, at.toEpochMilli());
        double lost = failure.number("lost");
        if (failure.way() == Way.EMPTY) {
            double gone = (double) Duration.between(from, at).toMillis()
                    / Math.max(1, Duration.between(from, turn).toMillis());
            return chance < lost * gone ? List.of() : List.of(message);
        }
        if (chance < lost) {
            return List.of();
        }
        return chance < lost + failure.number("repeated")
                ? List.of(message.at(at.plus(RETRY)), message.at(at.plus(RETRY)).again())
                : List.of(message);
    }

    @Override
    public boolean isOver(Instant at) {
        return !at.isBefore(turn);
    }
}
