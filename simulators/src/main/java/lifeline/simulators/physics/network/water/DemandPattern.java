package lifeline.simulators.physics.network.water;

import lifeline.simulators.wave.Noise;

/**
 * How many times their mean people draw, through the day and the week: least around three at night, most in the morning and
 * in the evening; at the weekend they rise later. Basis: [default], shaped on what is usual for towns [memory].
 */
final class DemandPattern {
    private static final double DAY = 24;
    private static final double[][] WORKDAY = {{0.40, 0, 0}, {1.05, 7.2, 1.4}, {0.55, 12.2, 2.2}, {0.95, 19.2, 2.3}};
    private static final double[][] WEEKEND = {{0.42, 0, 0}, {0.85, 9.2, 1.9}, {0.70, 13.0, 2.5}, {0.90, 19.0, 2.5}};
    private static final double WORKDAY_MEAN = mean(WORKDAY);
    private static final double WEEKEND_MEAN = mean(WEEKEND);
    private static final double ZONE_HOURS = 8;
    private static final long FIRST_MONDAY = 4;
    private static final int WORKDAYS = 5;
    private static final double WHIM = 0.03;
    private static final double WHIM_SECONDS = 900;
    private static final double SPREAD_HOURS = 0.5;

    private final long key;
    private final double late;

    /** @param key of those who draw; they are a little earlier or later than others, and have their whims */
    DemandPattern(long key) {
        this.key = key;
        this.late = (Noise.even(key, 0) - 0.5) * SPREAD_HOURS;
    }

    /** @param epochSeconds since 1970; the city's clock is 8 h ahead of UTC */
    double at(double epochSeconds) {
        double hours = epochSeconds / 3_600 + ZONE_HOURS - late;
        long day = (long) Math.floor(hours / DAY);
        boolean workday = Math.floorMod(day - FIRST_MONDAY, 7) < WORKDAYS;
        double hour = hours - day * DAY;
        double drawn = workday ? curve(WORKDAY, hour) / WORKDAY_MEAN : curve(WEEKEND, hour) / WEEKEND_MEAN;
        return drawn * (1 + WHIM * Noise.smooth(key, epochSeconds / WHIM_SECONDS));
    }

    private static double curve(double[][] bumps, double hour) {
        double sum = bumps[0][0];
        for (int i = 1; i < bumps.length; i++) {
            double away = Math.abs(hour - bumps[i][1]);
            double widths = Math.min(away, DAY - away) / bumps[i][2];
            sum += bumps[i][0] * Math.exp(-widths * widths / 2);
        }
        return sum;
    }

    private static double mean(double[][] bumps) {
        double sum = 0;
        for (int quarter = 0; quarter < DAY * 4; quarter++) {
            sum += curve(bumps, quarter / 4.0);
        }
        return sum / (DAY * 4);
    }
}
