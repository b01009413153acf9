package lifeline.simulators.physics.catchment;

import java.time.Instant;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.simulators.physics.Site;

/** Rain and sea, the same for all points: two partial tides, and the sea that wind heaps up. */
final class Sky {
    private static final double LUNAR_SECONDS = 12.4206 * 3_600;
    private static final double SOLAR_SECONDS = 12 * 3_600;
    private static final double FRESH_BREEZE = 6;

    private final Site site;

    Sky(Site site) {
        this.site = site;
    }

    /** In the middle of a minute since the start, mm/h. */
    double rain(long minute) {
        return site.weather().at(Driver.RAIN, site.start().plusSeconds(minute * 60 + 30));
    }

    /** Height of the sea, m, before what faults add. */
    double tide(Instant at) {
        double seconds = at.getEpochSecond();
        double wind = Math.max(0, site.weather().at(Driver.WIND, at) - FRESH_BREEZE);
        return site.number("mean-sea")
                + site.number("lunar") * Math.cos(seconds / LUNAR_SECONDS * 2 * Math.PI)
                + site.number("solar") * Math.cos(seconds / SOLAR_SECONDS * 2 * Math.PI)
                + site.number("wind-setup") * wind;
    }
}
