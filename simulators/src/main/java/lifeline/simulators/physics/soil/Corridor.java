package lifeline.simulators.physics.soil;

import lifeline.simulators.physics.Site;

/**
 * The one-dimensional way of gas beside a pipe: seepage velocity (m/s), dispersion (m²/s) and loss on the way (per hour). What
 * arrives of a steady source is the first term of Ogata and Banks' solution with first-order decay; the second, which counts
 * only within a few dispersion lengths of the source, is left out.
 */
record Corridor(double velocity, double dispersion, double lossPerSecond) {
    private static final double NOTICEABLE = 1e-4;
    private static final double HOUR_SECONDS = 3_600;

    static Corridor of(Site site) {
        return new Corridor(site.number("velocity"), site.number("dispersion"), site.number("loss") / HOUR_SECONDS);
    }

    /** The share of a source, steady for {@code seconds}, that arrives {@code metres} away. */
    double arriving(double metres, double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        double front = (metres - speed() * seconds) / (2 * Math.sqrt(dispersion * seconds));
        return lasting(metres) * erfc(front) / 2;
    }

    /** What arrives in the end. */
    double lasting(double metres) {
        return Math.exp((velocity - speed()) * metres / (2 * dispersion));
    }

    boolean reaches(double metres) {
        return lasting(metres) > NOTICEABLE;
    }

    /** Of the front: what is lost behind it makes it seem faster. */
    private double speed() {
        return velocity * Math.sqrt(1 + 4 * lossPerSecond * dispersion / (velocity * velocity));
    }

    /** The complement of the error function; Abramowitz and Stegun 7.1.26, within 1.5e-7. */
    static double erfc(double x) {
        double z = Math.abs(x);
        double t = 1 / (1 + 0.3275911 * z);
        double series =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = series * Math.exp(-z * z);
        return x >= 0 ? tail : 2 - tail;
    }
}
