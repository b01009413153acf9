package lifeline.simulators.wave;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.simulation.Effect;

/** The course of an effect over time. */
public final class Shapes {
    private Shapes() {}

    /**
     * What {@code effect} adds at {@code at}, when it sets in at {@code from} and begins to go back at {@code turn}. Nothing for
     * those that replace a value, silence a device or last for one reading only.
     */
    public static double added(Effect effect, Instant from, Instant turn, Instant at) {
        if (at.isBefore(from) || !at.isBefore(turn.plus(effect.fall()))) {
            return 0;
        }
        Instant grown = at.isBefore(turn) ? at : turn;
        double height =
                switch (effect.shape()) {
                    case RAMP -> share(Duration.between(from, grown), effect.rise());
                    case SURGE -> surge(share(Duration.between(from, grown), effect.rise()));
                    case SPIKE, STUCK, SILENT -> 0;
                };
        double left = at.isBefore(turn) ? 1 : 1 - share(Duration.between(turn, at), effect.fall());
        return effect.size() * height * left;
    }

    private static double share(Duration elapsed, Duration whole) {
        return whole.isZero() ? 1 : Math.min(1, (double) elapsed.toMillis() / whole.toMillis());
    }

    private static double surge(double share) {
        return 0.5 + 0.5 * (1 - (1 - share) * (1 - share));
    }
}
