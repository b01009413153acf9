package lifeline.simulators.physics.beam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.simulators.physics.Changes;
import lifeline.simulators.physics.Site;
import lifeline.simulators.wave.Noise;

/** The modes of one deck under what crosses it, the wind, and the unrest of everything else; second by second. */
final class Swing {
    private static final double GRAVITY = 9.81;
    private static final double TONNE = 1_000;
    private static final double LOAD_BOUNCE_HERTZ = 2;
    private static final double MILLIS = 1e3;
    private static final double PHASE_SECONDS = 1_000;
    /** From one section to the next: 280 m at 14 m/s. */
    private static final Duration SECTION = Duration.ofSeconds(20);

    private final Site site;
    private final Traffic traffic;
    private final Changes changes;
    private final long key;
    private final List<Mode> modes = List.of(new Mode(1), new Mode(2), new Mode(3));
    private final double modalMass;
    private final double span;
    private final double bounce;
    private final double loadBounce;
    private final Duration behind;
    private boolean settled;

    /** @param section how many sections a vehicle has passed before it comes here */
    Swing(Site site, Traffic traffic, Changes changes, long key, int section) {
        this.behind = SECTION.multipliedBy(section);
        this.site = site;
        this.traffic = traffic;
        this.changes = changes;
        this.key = key;
        this.modalMass = site.number("mass") / 2;
        this.span = site.number("span");
        this.bounce = site.number("bounce");
        this.loadBounce = site.number("load-bounce");
    }

    /** Where it goes and how it is accelerated. */
    interface Watch {
        void sample(int number, List<Mode> modes);
    }

    /** {@code count} samples from {@code from} on. */
    void run(Instant from, double rate, int count, Watch watch) {
        double start = from.toEpochMilli() / MILLIS;
        List<Vehicle> vehicles = traffic.between(start, start + count / rate);
        double load = 0;
        double unrest = 0;
        int perSecond = Math.max(1, (int) Math.round(rate));
        for (int i = 0; i < count; i++) {
            double seconds = start + i / rate;
            if (i % perSecond == 0) {
                Instant now = from.plusMillis(Math.round(i / rate * MILLIS));
                tune(now, rate);
                double tonnes =
                        Math.max(0, changes.of("load", now)) + Math.max(0, changes.of("vehicle", now.minus(behind)));
                load = tonnes * TONNE * GRAVITY;
                unrest = site.number("ambient") + site.number("buffeting") * wind(now) * wind(now);
            }
            for (int m = 0; m < modes.size(); m++) {
                Mode mode = modes.get(m);
                double noise = unrest / (m + 1) * (2 * Noise.even(key + m, Math.round(seconds * rate)) - 1);
                double force = (crossing(mode, vehicles, seconds) + standing(mode, load, seconds)) / modalMass;
                if (!settled) {
                    mode.settle(force);
                }
                mode.advance(force + noise);
            }
            settled = true;
            watch.sample(i, modes);
        }
    }

    private double crossing(Mode mode, List<Vehicle> vehicles, double seconds) {
        double force = 0;
        for (Vehicle vehicle : vehicles) {
            double shape = mode.shape(vehicle.position(seconds) / span);
            if (shape != 0) {
                double bouncing = Math.sin(2 * Math.PI * vehicle.bounce() * (seconds - vehicle.enters()));
                force += shape * vehicle.force() * (1 + bounce * bouncing);
            }
        }
        return force;
    }

    /** The overweight load crawls: it stays about the middle. */
    private double standing(Mode mode, double load, double seconds) {
        if (load == 0) {
            return 0;
        }
        double bouncing = Math.sin(2 * Math.PI * LOAD_BOUNCE_HERTZ * (seconds % PHASE_SECONDS));
        return mode.middle() * load * (1 + loadBounce * bouncing);
    }

    private void tune(Instant at, double rate) {
        double warm = site.weather().at(Driver.TEMPERATURE, at) - site.number("set-at");
        double share = Math.max(0.05, 1 - changes.share("stiffness-loss", at) - site.number("warm-softening") * warm);
        double[] hertz = {site.number("first"), site.number("second"), site.number("third")};
        for (int m = 0; m < hertz.length; m++) {
            modes.get(m).tune(hertz[m], share, site.number("damping"), 1 / rate);
        }
    }

    private double wind(Instant at) {
        return site.weather().at(Driver.WIND, at);
    }
}
