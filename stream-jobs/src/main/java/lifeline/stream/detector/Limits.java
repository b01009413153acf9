package lifeline.stream.detector;

import java.util.List;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;

/** The raise and clear values of a rule's levels, from the mildest to the gravest. */
public final class Limits {
    private final Direction direction;
    private final double[] raise;
    private final double[] clear;

    public Limits(Direction direction, List<Level> levels) {
        this.direction = direction;
        this.raise = levels.stream().mapToDouble(Level::raise).toArray();
        this.clear = levels.stream().mapToDouble(Level::clear).toArray();
    }

    /** Which levels {@code value} meets and holds at {@code at}. */
    public Finding judge(long at, double value) {
        return Finding.of(count(raise, value), count(clear, value), value, at);
    }

    private int count(double[] limits, double value) {
        for (int level = limits.length; level > 0; level--) {
            if (direction.reaches(value, limits[level - 1])) {
                return level;
            }
        }
        return 0;
    }
}
