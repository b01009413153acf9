package lifeline.stream.detector.learned;

import java.time.Duration;
import lifeline.stream.window.Micros;

/** The hours of a working day and those of a rest day, Saturday and Sunday, by the city's time, which is that of Beijing. */
public final class DayCell {
    static final int HOURS = 24;
    static final int CELLS = 2 * HOURS;
    static final long HOUR = Micros.of(Duration.ofHours(1));
    static final long DAY = HOURS * HOUR;
    private static final long ZONE = 8 * HOUR;
    /** The first day of 1970 was a Thursday. */
    private static final int THURSDAY = 3;

    private static final int SATURDAY = 5;
    private static final int WEEK = 7;

    private DayCell() {}

    /** 0 to 23 on working days, 24 to 47 on rest days. */
    static int of(long at) {
        long day = Math.floorDiv(at + ZONE, DAY);
        boolean isRest = Math.floorMod(day + THURSDAY, WEEK) >= SATURDAY;
        return Math.floorMod(Math.floorDiv(at + ZONE, HOUR), HOURS) + (isRest ? HOURS : 0);
    }

    /** How many hours of its day are over, 0 to 24. */
    public static double hour(long at) {
        return (double) Math.floorMod(at + ZONE, DAY) / HOUR;
    }
}
