package lifeline.simulators.physics.network.heat;

import java.util.Arrays;
import java.util.List;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.GradientSolver;
import lifeline.simulators.physics.network.Hydraulics;
import lifeline.simulators.physics.network.Loads;
import lifeline.simulators.physics.network.course.Change;
import lifeline.simulators.physics.network.heat.HeatPlan.Spot;
import lifeline.simulators.physics.network.heat.HeatPlan.Station;
import lifeline.simulators.wave.Noise;

/**
 * What goes round and what is lost, station by station, and the heads and flows that follow. Where stations share a branch of the
 * network, it carries the mean of what they draw; each has what it does itself, and its own branch's loss of head.
 */
final class HeatLoads {
    /** The parameter of faults that makes a hole: m³/h at 0.30 MPa. */
    static final String LEAK = "leak";
    /** The parameter of faults that shuts a station's valves: 0 open, 1 shut. */
    static final String VALVE = "valve";

    private static final double HOUR = 3_600;
    private static final double METRES_A_MEGAPASCAL = 101.972;
    private static final double MEGAPASCALS_A_METRE = 0.00980665;
    private static final double NOMINAL_PRESSURE = 30;

    private final Site site;
    private final HeatPlan plan;
    private final GradientSolver solver;
    private final Loads loads;
    private final double[] background;
    private final double[] open;
    private final double[] own;
    private final double[] holes;
    private final double[] shares;
    private final double[] drawn;
    private final double[] lost;

    HeatLoads(Site site, HeatPlan plan) {
        this.site = site;
        this.plan = plan;
        this.solver = new GradientSolver(plan.network());
        this.loads = Loads.demandDriven(plan.network());
        int stations = plan.stations().size();
        this.background = new double[stations];
        this.open = new double[stations];
        this.own = new double[stations];
        this.holes = new double[plan.network().nodes().size()];
        this.shares = shares(plan);
        this.drawn = new double[stations];
        this.lost = new double[stations];
        long key = Noise.key(site.seed(), "heating leakage");
        for (int station = 0; station < stations; station++) {
            background[station] = site.number("leakage") * (0.8 + 0.4 * Noise.even(key, station));
        }
    }

    /** What part of its branch of the network each station is. */
    private static double[] shares(HeatPlan plan) {
        int[] sharing = new int[plan.network().nodes().size()];
        plan.stations().forEach(station -> sharing[station.back()]++);
        return plan.stations().stream()
                .mapToDouble(station -> 1.0 / sharing[station.back()])
                .toArray();
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
        for (Station station : plan.stations()) {
            loads.demand(station.supply(), 0);
            loads.demand(station.back(), 0);
        }
        double design = design();
        double driven = Math.sqrt(Math.max(0, still) / NOMINAL_PRESSURE);
        for (int number = 0; number < plan.stations().size(); number++) {
            Station station = plan.stations().get(number);
            drawn[number] = design * flow * open[number];
            lost[number] = design * background[number] * driven;
            add(station.supply(), shares[number] * (drawn[number] + lost[number]));
            add(station.back(), -shares[number] * drawn[number]);
        }
        for (int node = 0; node < holes.length; node++) {
            loads.emitter(node, holes[node]);
        }
        return solver.solve(loads);
    }

    private void add(int node, double perSecond) {
        loads.demand(node, loads.demand(node) + perSecond);
    }

    /** What is lost behind a station's meters, m³/s. */
    double lost(int number, Hydraulics hydraulics) {
        return lost[number] + leak(number, hydraulics);
    }

    /** What comes in by a station's supply, what is lost behind its meter included, m³/s. */
    double drawn(int number) {
        return drawn[number] + lost[number];
    }

    /** The pressure of what a station gives back, at the station's end of its own branch, MPa. */
    double pressure(int number, Hydraulics hydraulics) {
        Station station = plan.stations().get(number);
        double elevation = plan.network().nodes().get(station.back()).elevation();
        double risen = plan.branch(station).loss(drawn[number] - leak(number, hydraulics));
        return Math.max(0, hydraulics.heads()[station.main()] + risen - elevation) * MEGAPASCALS_A_METRE;
    }

    /** What leaks at a station, m³/s: its part of all that leaks at the node it shares. */
    private double leak(int number, Hydraulics hydraulics) {
        int node = plan.stations().get(number).back();
        return own[number] > 0 ? hydraulics.leaks()[node] * own[number] / holes[node] : 0;
    }

    /** What a station would draw wide open on the design day, m³/s. */
    double design() {
        return site.number("station-flow") / HOUR;
    }

    private void strike(List<Change> changes, double seconds) {
        Arrays.fill(open, 1);
        Arrays.fill(own, 0);
        Arrays.fill(holes, 0);
        for (Change change : changes) {
            Spot spot = plan.spots().get(change.asset());
            double size = change.sizeAt(seconds);
            if (spot == null || size <= 0) {
                continue;
            }
            if (change.parameter().equals(LEAK)) {
                double hole = size / HOUR / Math.sqrt(NOMINAL_PRESSURE);
                holes[spot.hole()] += hole;
                own[spot.station()] += spot.chamber() < 0 ? hole : 0;
            } else if (change.parameter().equals(VALVE)) {
                open[spot.station()] *= Math.max(0, 1 - size);
            }
        }
    }
}
