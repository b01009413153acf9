package lifeline.simulators.physics.beam;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lifeline.contract.city.Asset;
import lifeline.simulators.physics.Changes;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.Vibration;
import lifeline.simulators.wave.Noise;

/**
 * One bridge. Its features are those of the last whole ten seconds by the clock, worked out from ten seconds before, so that
 * hardly anything of older swinging is missed: the same whoever asks, and nothing is worked out that nobody asks for.
 */
final class Deck {
    private static final int WINDOW_SECONDS = 10;
    private static final double RATE = 50;
    private static final double MM = 1e3;
    private static final double MICRO = 1e6;

    private final Site site;
    private final long key;
    private final Traffic traffic;
    private final Changes changes = new Changes();
    private final Map<Integer, Features> latest = new HashMap<>();

    /**
     * @param deflection farthest down, mm
     * @param acceleration most, either way, m/s²
     */
    record Features(long window, double deflection, double acceleration) {}

    Deck(Site site, Asset asset) {
        this.site = site;
        this.key = Noise.key(site.seed(), asset.id() + "/traffic");
        this.traffic = new Traffic(site, key);
    }

    Changes changes() {
        return changes;
    }

    /** What a section of the bridge shows; all sections are alike but for vehicles that pass one after the other. */
    Features features(Instant at, int section) {
        long window = Math.floorDiv(at.getEpochSecond(), (long) WINDOW_SECONDS) - 1;
        int own = changes.isOf("vehicle") ? section : 0;
        Features known = latest.get(own);
        if (known != null && known.window() == window) {
            return known;
        }
        Features features = workedOut(window, own);
        latest.put(own, features);
        return features;
    }

    private Features workedOut(long window, int section) {
        int count = (int) (WINDOW_SECONDS * RATE);
        double[] most = new double[2];
        Instant from = Instant.ofEpochSecond((window - 1) * WINDOW_SECONDS);
        new Swing(site, traffic, changes, key, section).run(from, RATE, 2 * count, (number, modes) -> {
            if (number >= count) {
                double place = 0;
                double acceleration = 0;
                for (Mode mode : modes) {
                    place += mode.middle() * mode.place();
                    acceleration += mode.middle() * mode.acceleration();
                }
                most[0] = Math.max(most[0], place * MM);
                most[1] = Math.max(most[1], Math.abs(acceleration));
            }
        });
        return new Features(window, most[0], most[1]);
    }

    /** Of a beam on two supports: twelve times the lever over the span squared. */
    double strain(Instant at, int section) {
        double metres = features(at, section).deflection() / MM;
        return MICRO * 12 * site.number("neutral-axis") * metres / Math.pow(site.number("span"), 2);
    }

    /** At a share of the span. */
    Vibration vibration(double place) {
        Swing swing = new Swing(site, traffic, changes, key, 0);
        return (from, rate, into) -> swing.run(from, rate, into.length, (number, modes) -> {
            double sum = 0;
            for (Mode mode : modes) {
                sum += mode.shape(place) * mode.acceleration();
            }
            into[number] = sum;
        });
    }
}
