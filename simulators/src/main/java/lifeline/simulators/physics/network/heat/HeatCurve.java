package lifeline.simulators.physics.network.heat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.course.Change;

/**
 * What the weather asks of the heat source at any moment, also of the past: how hot the supply leaves it, how much of the design
 * flow goes round, how far a station cools the water. Flow and cooling each take the root of the load.
 */
final class HeatCurve {
    private static final double DESIGN_OUTDOORS = 5;
    private static final double LEAST_LOAD = 0.3;
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);

    private final Site site;
    private final List<Change> changes = new ArrayList<>();

    HeatCurve(Site site) {
        this.site = site;
    }

    /** From its start on, the source is so many degrees off its curve. */
    void add(Change change) {
        changes.add(change);
    }

    Season season(double seconds) {
        return Season.on(instant(seconds).atOffset(LOCAL).toLocalDate(), site);
    }

    double outdoors(double seconds) {
        return site.weather().at(Driver.TEMPERATURE, instant(seconds));
    }

    /** The temperature with which water leaves the source, °C. */
    double supply(double seconds) {
        double wanted = Math.max(
                site.number("supply-least"),
                Math.min(
                        site.number("supply-most"),
                        site.number("supply") - site.number("supply-slope") * (outdoors(seconds) - DESIGN_OUTDOORS)));
        double ground = site.number("ground");
        double supply = ground + season(seconds).heat() * (wanted - ground);
        for (Change change : changes) {
            supply += change.sizeAt(seconds);
        }
        return Math.max(ground, supply);
    }

    /** What the weather asks for, 1 at 5 °C outdoors. */
    double load(double seconds) {
        double room = site.number("room");
        return Math.max(LEAST_LOAD, (room - outdoors(seconds)) / (room - DESIGN_OUTDOORS));
    }

    /** The share of the design flow that goes round. */
    double flow(double seconds) {
        return season(seconds).circulation() * Math.sqrt(load(seconds));
    }

    /** How far a station cools the water, K. */
    double cooling(double seconds) {
        return season(seconds).heat() * site.number("cooling") * Math.sqrt(load(seconds));
    }

    private Instant instant(double seconds) {
        return site.start().plusMillis(Math.round(seconds * 1e3));
    }
}
