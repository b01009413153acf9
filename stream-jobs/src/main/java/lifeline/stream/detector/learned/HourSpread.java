package lifeline.stream.detector.learned;

/** How far an hour's readings usually are from its mean, as a standard deviation. */
final class HourSpread {
    /** A mean departure of a bell curve, in its standard deviations. */
    private static final double MEAN_DEPARTURE = 0.798;
    /** Of the mean spread of all hours: an hour that has been calm by chance. */
    private static final double LEAST_SPREAD = 0.25;

    private HourSpread() {}

    /**
     * 0 while most hours it knows have never moved: a stuck sensor has no spread, and its first step would be infinitely far.
     *
     * @param from where the mean departures of all hours begin in {@code known}
     */
    static double of(double[] known, int from, int cell) {
        double sum = 0;
        int seen = 0;
        int moved = 0;
        for (int i = from; i < from + DayCell.CELLS; i++) {
            if (!Double.isNaN(known[i])) {
                sum += known[i];
                seen++;
                moved += known[i] > 0 ? 1 : 0;
            }
        }
        double own = Double.isNaN(known[from + cell]) ? 0 : known[from + cell];
        return 2 * moved <= seen ? 0 : Math.max(own, LEAST_SPREAD * sum / seen) / MEAN_DEPARTURE;
    }
}
