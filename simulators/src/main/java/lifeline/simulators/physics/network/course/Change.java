package lifeline.simulators.physics.network.course;

import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import lifeline.contract.simulation.Effect;
import lifeline.simulators.wave.Shapes;

/**
 * What a fault does to one parameter at one place of a network.
 *
 * @param asset the place
 * @param from when it sets in, seconds from the start of the run
 * @param turn when it begins to go back
 */
public record Change(String parameter, String asset, Effect effect, double from, double turn) {
    private static final double MILLIS = 1e3;
    private static final int STEPS_A_RISE = 8;
    private static final double SHORTEST_STEP = 2;

    /** How much it adds then. */
    public double sizeAt(double seconds) {
        return Shapes.added(effect, instant(from), instant(turn), instant(seconds));
    }

    private static Instant instant(double seconds) {
        return Instant.EPOCH.plusMillis(Math.round(seconds * MILLIS));
    }

    private double risen() {
        return Math.min(turn, from + effect.rise().toMillis() / MILLIS);
    }

    /** When it is over. */
    double until() {
        return turn + effect.fall().toMillis() / MILLIS;
    }

    /** Whether it jumps or bends then. */
    boolean bendsAt(double seconds) {
        return List.of(from, risen(), turn, until()).contains(seconds);
    }

    /** The longest step from {@code seconds} on: to its next bend, and shorter while it rises or falls. */
    double nextStep(double seconds) {
        double bend = DoubleStream.of(from, risen(), turn, until())
                .filter(at -> at > seconds)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        double moving = Double.POSITIVE_INFINITY;
        if (seconds >= from && seconds < risen()) {
            moving = (risen() - from) / STEPS_A_RISE;
        } else if (seconds >= turn && seconds < until()) {
            moving = (until() - turn) / STEPS_A_RISE;
        }
        return Math.min(bend, seconds + Math.max(SHORTEST_STEP, moving));
    }
}
