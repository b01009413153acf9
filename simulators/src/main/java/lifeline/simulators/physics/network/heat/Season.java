package lifeline.simulators.physics.network.heat;

import java.time.LocalDate;
import lifeline.simulators.physics.Site;

/** What a heating network is doing at that time of the year. */
enum Season {
    /** Full of cold water and at rest. */
    OFF(0, 0, 0),
    /** Filled and put under pressure, cold. */
    FILLING(0, 0, 0.02),
    /** Running, lukewarm. */
    TRIAL(1, 0.5, 0),
    /** Heating by the weather. */
    HEATING(1, 1, 0),
    /** Cooling down, still running. */
    SHUTDOWN(0.5, 0, 0);

    private final double circulation;
    private final double heat;
    private final double filling;

    Season(double circulation, double heat, double filling) {
        this.circulation = circulation;
        this.heat = heat;
        this.filling = filling;
    }

    /** How much of what the weather asks for goes round. */
    double circulation() {
        return circulation;
    }

    /** How much of the rise above the ground's temperature that the weather asks for is given. */
    double heat() {
        return heat;
    }

    /** The share of the design flow that is put in to fill the network; [default]. */
    double filling() {
        return filling;
    }

    /** By the days on which each begins; always {@link #HEATING} where the site keeps no calendar. */
    static Season on(LocalDate day, Site site) {
        if (site.number("calendar") == 0) {
            return HEATING;
        }
        int today = day.getDayOfYear();
        if (today >= site.number("season") || today < site.number("shutdown")) {
            return HEATING;
        }
        if (today < site.number("off")) {
            return SHUTDOWN;
        }
        if (today < site.number("filling")) {
            return OFF;
        }
        return today < site.number("trial") ? FILLING : TRIAL;
    }
}
