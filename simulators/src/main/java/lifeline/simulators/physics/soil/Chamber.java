package lifeline.simulators.physics.soil;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.city.Asset;
import lifeline.contract.simulation.Effect;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Site;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Shapes;

/**
 * One well-mixed volume of air. In steps of five seconds from the start of the run: what comes in against what is exchanged,
 * solved exactly for the step. A calm chamber costs nothing.
 */
final class Chamber {
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final double HOUR_SECONDS = 3_600;
    private static final double MILLIS = 1e3;
    private static final double CLEAN = 1e-7;
    /** Seconds from one gust to the next: wind, and wheels on the cover. */
    private static final double GUST = 60;
    /** What rots along all of a pipe comes from so many places that gusts hardly show in it. */
    private static final double GUSTS_IN_BIOGAS = 0.05;

    private final Site site;
    private final Asset asset;
    private final double foulness;
    private final long gusts;
    private final List<Rot> rots = new ArrayList<>();
    private final List<Inlet> inlets = new ArrayList<>();
    private Instant stepAt;
    private double gas;
    private double before;

    private record Inlet(Seepage seepage, double metres) {}

    private record Rot(Effect more, Injection fault) {}

    Chamber(Site site, Asset asset) {
        this.site = site;
        this.asset = asset;
        double spread = site.number("biogas-spread") * (2 * site.chance(asset, "biogas") - 1);
        this.foulness = site.number("biogas") * (1 + spread);
        this.gusts = Noise.key(site.seed(), asset.id() + "/gusts");
        this.stepAt = site.start();
    }

    Asset asset() {
        return asset;
    }

    /** %LEL of biogas at its mean warmth and hour. */
    double foulness(Instant at) {
        double times = 1;
        for (Rot rot : rots) {
            times += Shapes.added(rot.more(), rot.fault().from(), rot.fault().turn(), at)
                    * rot.fault().hardness();
        }
        return foulness * times * gust(at, GUSTS_IN_BIOGAS);
    }

    /** So many times more rots here while a fault lasts. */
    void rot(Effect more, Injection fault) {
        rots.removeIf(rot -> rot.fault().turn().plus(rot.more().fall()).isBefore(fault.from()));
        rots.add(new Rot(more, fault));
    }

    /** Around 1; an instant of a chamber has always the same. */
    private double gust(Instant at, double share) {
        double strength = site.number("gusts") * share;
        return strength == 0 ? 1 : 1 + strength * Noise.smooth(gusts, site.seconds(at) / GUST);
    }

    void enter(Seepage seepage, double metres) {
        gas(seepage.from());
        inlets.add(new Inlet(seepage, metres));
    }

    /** The share of the volume that is gas from leaks, 0…1. */
    double gas(Instant at) {
        if (inlets.isEmpty()) {
            long steps = Duration.between(stepAt, at).toMillis() / STEP.toMillis();
            stepAt = steps > 0 ? stepAt.plus(STEP.multipliedBy(steps)) : stepAt;
            before = steps > 0 ? 0 : before;
            return 0;
        }
        while (!stepAt.plus(STEP).isAfter(at)) {
            before = gas;
            gas = after(gas, stepAt, STEP);
            stepAt = stepAt.plus(STEP);
            clean();
        }
        return at.isBefore(stepAt) ? earlier(at) : after(gas, stepAt, Duration.between(stepAt, at));
    }

    /** Between the last two steps, or the older of them. */
    private double earlier(Instant at) {
        double back = Duration.between(at, stepAt).toMillis() / (double) STEP.toMillis();
        return gas + (before - gas) * Math.min(1, back);
    }

    private double after(double share, Instant from, Duration length) {
        double seconds = length.toMillis() / MILLIS;
        Instant middle = from.plus(length.dividedBy(2));
        double coming = 0;
        boolean over = true;
        for (Inlet inlet : inlets) {
            coming += inlet.seepage().arriving(inlet.metres(), middle);
            over &= inlet.seepage().isOver(middle);
        }
        coming *= gust(middle, 1);
        double exchange = (site.number("air-changes") + (over ? site.number("purge") : 0)) / HOUR_SECONDS;
        double settled = exchange > 0 ? coming / site.number("volume") / exchange : 0;
        double kept = Math.exp(-exchange * seconds);
        double entered = exchange > 0 ? settled * (1 - kept) : coming / site.number("volume") * seconds;
        return Math.min(1, share * kept + entered);
    }

    private void clean() {
        boolean idle = inlets.stream()
                .allMatch(inlet ->
                        inlet.seepage().isOver(stepAt) && inlet.seepage().arriving(inlet.metres(), stepAt) < CLEAN);
        if (idle && gas < CLEAN) {
            inlets.clear();
            gas = 0;
        }
    }
}
