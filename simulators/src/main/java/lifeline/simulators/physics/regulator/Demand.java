package lifeline.simulators.physics.regulator;

import java.time.Instant;
import java.time.ZoneOffset;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.simulators.physics.Site;

/**
 * What users draw, as a share of a station's capacity: something always, three meals of a day, and heat for every degree that
 * the air is too cold, more of it in the morning and the evening. The hours and widths are ours, [default].
 */
final class Demand {
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);
    private static final double[] MEALS = {7, 11.5, 18};
    private static final double[] PORTIONS = {0.7, 0.8, 1};
    private static final double HALF_WIDTH_HOURS = 1.1;
    private static final double EVENING = 19;
    private static final double HEATING_SWING = 0.25;

    private final Site site;

    Demand(Site site) {
        this.site = site;
    }

    double at(Instant at) {
        double hour = at.atOffset(LOCAL).toLocalTime().toSecondOfDay() / 3_600.0;
        double meals = 0;
        for (int i = 0; i < MEALS.length; i++) {
            double away = (hour - MEALS[i]) / HALF_WIDTH_HOURS;
            meals += PORTIONS[i] * Math.exp(-away * away);
        }
        double cold = Math.max(0, site.number("heated-below") - site.weather().at(Driver.TEMPERATURE, at));
        double rhythm = 1 + HEATING_SWING * Math.cos((hour - EVENING) / 12 * 2 * Math.PI);
        return site.number("always") + site.number("cooking") * meals + site.number("warming") * cold * rhythm;
    }
}
