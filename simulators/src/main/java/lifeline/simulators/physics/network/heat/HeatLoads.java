package lifeline.simulators.physics.network.heat;

import java.util.List;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.GradientSolver;
import lifeline.simulators.physics.network.Hydraulics;
import lifeline.simulators.physics.network.Loads;
import lifeline.simulators.physics.network.course.Change;
import lifeline.simulators.physics.network.heat.HeatPlan.Spot;
import lifeline.simulators.physics.network.heat.HeatPlan.Station;
import lifeline.simulators.wave.Noise;

/** What goes round and what is lost, station by station, and the heads and flows that follow. */
final class HeatLoads {
    /** The parameter of faults that makes a hole: m³/h at 0.30 MPa. */
    static final String LEAK = "leak";
    /** The parameter of faults that shuts a station's valves: 0 open, 1 shut. */
    static final String VALVE = "valve";

    private static final double HOUR = 3_600;
    private static final double METRES_A_MEGAPASCAL = 101.972;
    private static final double NOMINAL_PRESSURE = 30;

    private final Site site;
    private final HeatPlan plan;
    private final GradientSolver solver;
    private final Loads loads;
    private final double[] background;
    private final double[] open;
    private final double[] holes;

    HeatLoads(Site site, HeatPlan plan) {
        this.site = site;
        this.plan = plan;
        this.solver = new GradientSolver(plan.network());
        this.loads = Loads.demandDriven(plan.network());
        int stations = plan.stations().size();
        this.background = new double[stations];
        this.open = new double[stations];
        this.holes = new double[plan.network().nodes().size()];
        long key = Noise.key(site.seed(), "heating leakage");
        for (int station = 0; station < stations; station++) {
            background[station] = site.number("leakage") * (0.8 + 0.4 * Noise.even(key, station));
        }
    }

    /** How far a station's valves are open. */
    double open(int station) {
        return open[station];
    }

    /** @param flow share of the design flow that goes round; {@code held} in MPa at the constant-pressure point */
    Hydraulics solve(double flow, double held, double seconds, List<Change> changes) {
        strike(changes, seconds);
        double ground = plan.network().nodes().get(plan.returnSource()).elevation();
        double still = held * METRES_A_MEGAPASCAL;
        loads.head(plan.returnSource(), ground + still);
        loads.head(plan.supplySource(), ground + still + site.number("pump-head") * Math.min(1, flow * flow));
        for (int number = 0; number < plan.stations().size(); number++) {
            Station station = plan.stations().get(number);
            double design = site.number("station-flow") / HOUR;
            double drawn = design * flow * open[number];
            double lost = design * background[number] * Math.sqrt(Math.max(0, still) / NOMINAL_PRESSURE);
            loads.demand(station.supply(), drawn + lost);
            loads.demand(station.back(), -drawn);
        }
        for (int node = 0; node < holes.length; node++) {
            loads.emitter(node, holes[node]);
        }
        return solver.solve(loads);
    }

    /** What is lost behind a station's meters, m³/s: at the station's own nodes. */
    double lost(int number, Hydraulics hydraulics) {
        Station station = plan.stations().get(number);
        return hydraulics.draws()[station.supply()]
                + hydraulics.draws()[station.back()]
                + hydraulics.leaks()[station.supply()]
                + hydraulics.leaks()[station.back()];
    }

    /** What comes in by a station's supply, leaks behind its meter included, m³/s. */
    double drawn(int number, Hydraulics hydraulics) {
        int supply = plan.stations().get(number).supply();
        return Math.max(0, hydraulics.draws()[supply] + hydraulics.leaks()[supply]);
    }

    /** What a station would draw wide open on the design day, m³/s. */
    double design() {
        return site.number("station-flow") / HOUR;
    }

    private void strike(List<Change> changes, double seconds) {
        java.util.Arrays.fill(open, 1);
        java.util.Arrays.fill(holes, 0);
        for (Change change : changes) {
            Spot spot = plan.spots().get(change.asset());
            double size = change.sizeAt(seconds);
            if (spot == null || size <= 0) {
                continue;
            }
            if (change.parameter().equals(LEAK)) {
                holes[spot.hole()] += size / HOUR / Math.sqrt(NOMINAL_PRESSURE);
            } else if (change.parameter().equals(VALVE)) {
                open[spot.station()] *= Math.max(0, 1 - size);
            }
        }
    }
}
