package lifeline.stream.detector.joint;

/** The inputs of a rule as of one instant, in the order of the rule. */
public final class Joined {
    private final long at;
    private final double[] values;
    private final boolean[] isNew;

    /**
     * The arrays must not be touched afterwards.
     *
     * @param at in microseconds, not before that of the one before it
     * @param values NaN where an input is missing or stale
     * @param isNew which were observed at this very instant
     */
    public Joined(long at, double[] values, boolean[] isNew) {
        if (values.length != isNew.length) {
            throw new IllegalArgumentException(values.length + " inputs but " + isNew.length + " marks");
        }
        this.at = at;
        this.values = values;
        this.isNew = isNew;
    }

    public long at() {
        return at;
    }

    public int size() {
        return values.length;
    }

    public double value(int input) {
        return values[input];
    }

    public double[] copy() {
        return values.clone();
    }

    public boolean isNew(int input) {
        return isNew[input];
    }

    /** Whether every input is there and fresh. */
    public boolean isWhole() {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
