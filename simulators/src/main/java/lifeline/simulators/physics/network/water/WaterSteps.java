package lifeline.simulators.physics.network.water;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.GradientSolver;
import lifeline.simulators.physics.network.Hydraulics;
import lifeline.simulators.physics.network.Loads;
import lifeline.simulators.physics.network.Node;
import lifeline.simulators.physics.network.course.Change;
import lifeline.simulators.physics.network.course.Course;
import lifeline.simulators.physics.network.water.WaterPlan.Spot;
import lifeline.simulators.wave.Noise;

/** Finds one state of a water network after the other: who draws how much, what leaks and has burst, how full the tanks are. */
final class WaterSteps implements Course.Steps<WaterState> {
    /** The parameter of faults that makes a hole: m³/h at the {@link #NOMINAL_PRESSURE}. */
    static final String BURST = "burst";
    /** The parameter of faults that shuts a valve: 0 open, 1 shut. */
    static final String VALVE = "valve";

    private static final double NOMINAL_PRESSURE = 35;
    private static final double HOUR = 3_600;
    private static final double SHUT = 0.995;
    private static final double VALVE_LOSS = 10;
    private static final double FILL_METRES = 3.3;
    private static final double FILL_GAIN = 0.7;

    private final Site site;
    private final WaterPlan plan;
    private final GradientSolver solver;
    private final Loads loads;
    private final Map<Integer, DemandPattern> patterns = new HashMap<>();
    private final double[] background;

    WaterSteps(Site site, WaterPlan plan) {
        this.site = site;
        this.plan = plan;
        this.solver = new GradientSolver(plan.network());
        this.loads = Loads.pressureDriven(plan.network(), site.number("required-pressure"));
        this.background = new double[plan.demands().length];
        List<Node> nodes = plan.network().nodes();
        double ground = nodes.stream().mapToDouble(Node::elevation).average().orElse(0);
        for (int node = 0; node < background.length; node++) {
            if (nodes.get(node).source()) {
                loads.head(node, ground + site.number("head"));
            }
            background[node] = plan.demands()[node] * site.number("leakage") / Math.sqrt(NOMINAL_PRESSURE);
            int zone = plan.zones()[node];
            patterns.computeIfAbsent(zone, who -> new DemandPattern(Noise.key(site.seed(), "demand " + who)));
        }
    }

    WaterState first(double seconds) {
        double[] levels = new double[plan.tanks().size()];
        java.util.Arrays.fill(levels, FILL_METRES);
        return next(
                new WaterState(new Hydraulics(new double[0], new double[0], new double[0], new double[0], 0), levels),
                seconds,
                seconds,
                List.of());
    }

    @Override
    public WaterState next(WaterState before, double from, double to, List<Change> changes) {
        double epoch = site.start().getEpochSecond() + to;
        double[] levels = before.levels().clone();
        for (int tank = 0; tank < levels.length; tank++) {
            int node = plan.tanks().get(tank);
            double mean = plan.demands()[node];
            double arrived = from < to ? before.hydraulics().draws()[node] : 0;
            double left = mean * pattern(node, epoch);
            levels[tank] += (arrived - left) * (to - from) / site.number("tank-area");
            levels[tank] = Math.max(0, Math.min(site.number("tank-depth"), levels[tank]));
            loads.demand(node, Math.max(0, mean * (1 + FILL_GAIN * (FILL_METRES - levels[tank]))));
        }
        for (int node = 0; node < background.length; node++) {
            if (!plan.tanks().contains(node)) {
                loads.demand(node, plan.demands()[node] * pattern(node, epoch));
            }
            loads.emitter(node, background[node]);
        }
        List<Integer> throttled = strike(changes, to);
        Hydraulics hydraulics = solver.solve(loads);
        for (int pipe : throttled) {
            loads.open(pipe);
            loads.throttle(pipe, 0);
        }
        return new WaterState(hydraulics, levels);
    }

    private double pattern(int node, double epochSeconds) {
        DemandPattern pattern = patterns.get(plan.zones()[node]);
        return pattern == null ? 1 : pattern.at(epochSeconds);
    }

    private List<Integer> strike(List<Change> changes, double seconds) {
        List<Integer> throttled = new ArrayList<>();
        for (Change change : changes) {
            Spot spot = plan.spots().get(change.asset());
            double size = change.sizeAt(seconds);
            if (spot == null || size <= 0) {
                continue;
            }
            if (change.parameter().equals(BURST)) {
                double coefficient = size / HOUR / Math.sqrt(NOMINAL_PRESSURE);
                loads.emitter(spot.hole(), loads.emitter(spot.hole()) + coefficient);
            } else if (change.parameter().equals(VALVE)) {
                throttled.add(spot.feed());
                if (size >= SHUT) {
                    loads.close(spot.feed());
                } else {
                    loads.throttle(spot.feed(), VALVE_LOSS * (1 / ((1 - size) * (1 - size)) - 1));
                }
            }
        }
        return throttled;
    }
}
