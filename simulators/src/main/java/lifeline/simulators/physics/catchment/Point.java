package lifeline.simulators.physics.catchment;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.city.Asset;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.simulators.physics.Changes;
import lifeline.simulators.physics.Site;

/**
 * One low point, carried forward by whole minutes from the start of the run. Between two minutes it is worked out from the last
 * one each time, so that a fault told of meanwhile is never missed.
 */
final class Point {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int RECENT_MINUTES = 5;
    private static final double STEP_SECONDS = 10;
    private static final double MILLIS = 1e3;
    private static final double MM_PER_HOUR = 1e-3 / 3_600;

    private final Site site;
    private final Sky sky;
    private final double size;
    private final double inlet;
    private final double runoff;
    private final double gathering;
    private final double always;
    private final double chamber;
    private final double chamberDepth;
    private final double pipe;
    private final double pump;
    private final double pumpOn;
    private final double invert;
    private final Changes changes = new Changes();
    private long minute;
    private Water water;
    private Water before;

    Point(Site site, Sky sky, Asset asset) {
        this.site = site;
        this.sky = sky;
        double spread = site.number("spread");
        this.size = 1 + spread * (2 * site.chance(asset, "area") - 1);
        this.inlet = site.number("inlet") * (1 + spread * (2 * site.chance(asset, "inlet") - 1));
        this.runoff = site.number("area") * size * site.number("runoff") * MM_PER_HOUR;
        this.gathering = 60 * site.number("gathering");
        this.always = site.number("always");
        this.chamber = site.number("chamber");
        this.chamberDepth = site.number("chamber-depth");
        this.pipe = site.number("pipe");
        this.pump = site.number("pump");
        this.pumpOn = site.number("pump-on");
        this.invert = site.number("invert");
        this.water = new Water(0, 0, chamber * calmLevel(), 0, 0);
        this.before = water;
    }

    /** Where what always comes leaves as fast as it comes. */
    private double calmLevel() {
        double head = pipe > 0 ? Math.pow(always / pipe, 2) : 0;
        return Math.min(chamberDepth, head + tail(site.start()));
    }

    Changes changes() {
        return changes;
    }

    /** Height of the water on the road, m: the hollow widens upwards. */
    double depth(Instant at) {
        return Math.sqrt(water(at).standing() / site.number("hollow"));
    }

    /** Height of the water in the chamber, m. */
    double level(Instant at) {
        return water(at).stored() / chamber;
    }

    /** What falls on it, mm/h. */
    double rain(Instant at) {
        return site.weather().at(Driver.RAIN, at) + Math.max(0, changes.of("downpour", at));
    }

    /** What fell on it in the last five minutes, mm. */
    double recentRain(Instant at) {
        double fallen = 0;
        for (int minutes = 0; minutes < RECENT_MINUTES; minutes++) {
            fallen += rain(at.minusSeconds(60L * minutes + 30)) / 60;
        }
        return fallen;
    }

    /** Whether its pump runs: it is wanted, and at least half of it is whole. */
    boolean isPumping(Instant at) {
        return level(at) > pumpOn && changes.share("pump-failure", at) < 0.5;
    }

    Water water(Instant at) {
        long millis = Math.max(0, Duration.between(site.start(), at).toMillis());
        while ((minute + 1) * MINUTE_MILLIS <= millis) {
            before = water;
            water = after(water, minute, MINUTE_MILLIS);
            minute++;
        }
        long over = millis - minute * MINUTE_MILLIS;
        if (over >= 0) {
            return after(water, minute, over);
        }
        return after(before, minute - 1, Math.max(0, over + MINUTE_MILLIS));
    }

    private Water after(Water from, long fromMinute, long millis) {
        Instant start = site.start().plusMillis(fromMinute * MINUTE_MILLIS);
        double left = millis / MILLIS;
        double done = 0;
        double rain = sky.rain(fromMinute);
        Instant middle = start.plusSeconds(30);
        rain += Math.max(0, changes.of("downpour", middle));
        double sea = tail(start);
        Water now = from;
        while (left > 0) {
            double seconds = Math.min(STEP_SECONDS, left);
            now = step(now, start.plusMillis((long) (done * MILLIS)), rain, sea, seconds);
            left -= seconds;
            done += seconds;
        }
        return now;
    }

    /** Each store gives no more than it has, and what leaves one enters the next. */
    private Water step(Water from, Instant at, double rain, double sea, double seconds) {
        double fallen = rain * runoff * seconds;
        double gathered = (from.gathering() + fallen) * (1 - Math.exp(-seconds / gathering));
        double foreign = Math.max(0, changes.of("inflow", at)) * seconds;
        double dry = always * seconds;
        double onRoad = from.standing() + gathered + foreign;
        double room = chamber * chamberDepth;
        double gone = Math.min(from.stored() + dry, leaving(from.stored(), sea, at) * seconds);
        double below = from.stored() + dry - gone;
        double taken = Math.min(onRoad, inlet * (1 - changes.share("inlet-blockage", at)) * seconds);
        taken = Math.min(taken, Math.max(0, room - below));
        double overflow = Math.max(0, below + taken - room);
        return new Water(
                from.gathering() + fallen - gathered,
                onRoad - taken + overflow,
                below + taken - overflow,
                from.came() + fallen + foreign + dry,
                from.left() + gone);
    }

    /** By gravity against the sea as it stood at the whole minute, and by the pump, m³/s. */
    private double leaving(double stored, double sea, Instant at) {
        double level = stored / chamber;
        double head = Math.max(0, level - sea);
        double flowing = pipe * (1 - changes.share("pipe-blockage", at)) * Math.sqrt(head);
        boolean pumping = level > pumpOn;
        return flowing + (pumping ? pump * (1 - changes.share("pump-failure", at)) : 0);
    }

    /** How high the sea stands in the chamber; a flap keeps it from flowing in. */
    private double tail(Instant at) {
        return Math.max(0, sky.tide(at) + changes.of("surge", at) - invert);
    }
}
