package lifeline.simulators.physics.beam;

import java.util.ArrayList;
import java.util.List;
import lifeline.simulators.physics.Site;
import lifeline.simulators.wave.Noise;

/** The vehicles of one bridge: at most one enters in a slot of two seconds, the likelier the busier the hour. */
final class Traffic {
    private static final double SLOT_SECONDS = 2;
    private static final double GRAVITY = 9.81;
    private static final double TONNE = 1_000;
    private static final double SLOWEST = 0.7;
    private static final double SPAN_OF_SPEEDS = 0.6;

    private final Site site;
    private final long key;

    Traffic(Site site, long key) {
        this.site = site;
        this.key = key;
    }

    /** Those on the bridge at any moment between two instants. */
    List<Vehicle> between(double from, double to) {
        double longest = site.number("span") / site.number("speed") / SLOWEST;
        List<Vehicle> vehicles = new ArrayList<>();
        long last = (long) Math.floor(to / SLOT_SECONDS);
        for (long slot = (long) Math.floor((from - longest) / SLOT_SECONDS); slot <= last; slot++) {
            if (Noise.even(key, slot) < perSecond(slot * SLOT_SECONDS) * SLOT_SECONDS) {
                vehicles.add(vehicle(slot));
            }
        }
        return vehicles;
    }

    private Vehicle vehicle(long slot) {
        boolean truck = Noise.even(key + 1, slot) < site.number("trucks");
        double chance = Noise.even(key + 2, slot);
        double tonnes = truck ? 2 + chance * (site.number("heaviest") - 2) : 0.9 + 1.3 * chance;
        return new Vehicle(
                (slot + Noise.even(key + 3, slot)) * SLOT_SECONDS,
                site.number("speed") * (SLOWEST + SPAN_OF_SPEEDS * Noise.even(key + 4, slot)),
                tonnes * TONNE * GRAVITY,
                1.8 + 1.4 * Noise.even(key + 5, slot));
    }

    /** A tenth at night, all of it at half past seven and half past five. */
    private double perSecond(double seconds) {
        double hour = (seconds / 3_600 + 8) % 24;
        double morning = Math.exp(-Math.pow((hour - 7.5) / 2, 2));
        double evening = Math.exp(-Math.pow((hour - 17.5) / 2.5, 2));
        double day = Math.exp(-Math.pow((hour - 13) / 5, 2)) * 0.6;
        return site.number("vehicles") / 3_600 * Math.min(1, 0.1 + 0.9 * Math.max(day, morning + evening));
    }
}
