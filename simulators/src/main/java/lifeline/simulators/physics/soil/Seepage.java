package lifeline.simulators.physics.soil;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.simulation.Effect;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.wave.Shapes;

/** One leak: its course as a sum of steps, each of which travels along the corridor by itself. */
final class Seepage {
    private static final int PIECES = 16;
    private static final double HOUR_SECONDS = 3_600;
    private static final double NANOS = 1e9;

    private final Corridor corridor;
    private final Instant from;
    private final Instant turn;
    private final List<Step> steps = new ArrayList<>();

    /** From {@code after} seconds on, so many m³/s more. */
    private record Step(double after, double rate) {}

    /** @param leak m³/h; less or more of it the harder the fault strikes */
    static Seepage of(Corridor corridor, Effect leak, Injection fault) {
        return new Seepage(corridor, leak.times(fault.hardness()), fault.from(), fault.turn());
    }

    private Seepage(Corridor corridor, Effect leak, Instant from, Instant turn) {
        this.corridor = corridor;
        this.from = from;
        this.turn = turn;
        Duration lasts = Duration.between(from, turn);
        Duration rise = leak.rise().compareTo(lasts) < 0 ? leak.rise() : lasts;
        double rate = Shapes.added(leak, from, turn, from) / HOUR_SECONDS;
        steps.add(new Step(0, rate));
        for (int i = 1; i <= PIECES && !rise.isZero(); i++) {
            Instant then = from.plus(rise.multipliedBy(i).dividedBy(PIECES)).minusNanos(1);
            rate = add(rate, Shapes.added(leak, from, turn, then), seconds(rise) * (i - 0.5) / PIECES);
        }
        for (int i = 1; i <= PIECES; i++) {
            Instant then = turn.plus(leak.fall().multipliedBy(i).dividedBy(PIECES));
            double middle = seconds(lasts) + seconds(leak.fall()) * (i - 0.5) / PIECES;
            rate = add(rate, Shapes.added(leak, from, turn, then), middle);
        }
    }

    private double add(double before, double perHour, double after) {
        double rate = perHour / HOUR_SECONDS;
        if (rate != before) {
            steps.add(new Step(after, rate - before));
        }
        return rate;
    }

    /** What arrives {@code metres} away, m³/s. */
    double arriving(double metres, Instant at) {
        double elapsed = seconds(Duration.between(from, at));
        double sum = 0;
        for (Step step : steps) {
            sum += step.rate() * corridor.arriving(metres, elapsed - step.after());
        }
        return Math.max(0, sum);
    }

    Instant from() {
        return from;
    }

    /** Whether its cause has been found. */
    boolean isOver(Instant at) {
        return !at.isBefore(turn);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
