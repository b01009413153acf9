package lifeline.simulators.score.tally;

import java.util.List;

/**
 * Recall of one range of sizes, in multiples of the lowest raise level.
 *
 * @param claimed of these, how many the rule claims
 */
public record SizeBin(double from, double to, long said, long all, long claimed) {
    /** Where one range ends and the next begins; the first reaches down to nothing and the last up to everything. */
    static final List<Double> BOUNDS = List.of(0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0);

    static int count() {
        return BOUNDS.size() - 1;
    }

    static int of(double size) {
        int bin = 0;
        while (bin < count() - 1 && size >= BOUNDS.get(bin + 1)) {
            bin++;
        }
        return bin;
    }

    public double recall() {
        return all == 0 ? Double.NaN : (double) said / all;
    }

    public Interval interval() {
        return Interval.wilson(said, all);
    }
}
