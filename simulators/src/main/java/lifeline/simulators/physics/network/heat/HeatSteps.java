package lifeline.simulators.physics.network.heat;

import java.util.Arrays;
import java.util.List;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.Hydraulics;
import lifeline.simulators.physics.network.course.Change;
import lifeline.simulators.physics.network.course.Course;
import lifeline.simulators.physics.network.heat.HeatPlan.Spot;
import lifeline.simulators.physics.network.heat.HeatPlan.Station;
import lifeline.simulators.physics.network.heat.HeatState.Stations;

/**
 * Finds one state of a heating network after the other. Temperatures and the held pressure move towards what the moment asks of
 * them, each with a time of its own; the numbers here are [default].
 */
final class HeatSteps implements Course.Steps<HeatState> {
    private static final double HOUR = 3_600;
    private static final double CHAMBER_SHARE = 0.15;
    private static final double CHAMBER_SECONDS = 60;
    private static final double STEAM_LEAK = 8;
    private static final double BOILING = 99.5;
    private static final double STATION_SECONDS = 90;
    private static final double STANDING_SECONDS = 400;
    private static final double SECONDARY = 40;
    private static final double BUILDING_SECONDS = 48 * HOUR;
    private static final double INDOOR_GAIN = 1;
    private static final double LEAST_PRESSURE = 0.02;
    private static final double STOCK_SECONDS = 5;
    private static final double LEAST_FLOW = 0.3;

    private final Site site;
    private final HeatPlan plan;
    private final HeatCurve curve;
    private final HeatLoads loads;
    private final int[] chamberHoles;
    private final int[] homeStations;

    HeatSteps(Site site, HeatPlan plan, HeatCurve curve) {
        this.site = site;
        this.plan = plan;
        this.curve = curve;
        this.loads = new HeatLoads(site, plan);
        this.chamberHoles = plan.spots().values().stream()
                .filter(spot -> spot.chamber() >= 0)
                .mapToInt(Spot::hole)
                .toArray();
        this.homeStations = plan.spots().values().stream()
                .filter(spot -> spot.home() >= 0)
                .mapToInt(Spot::station)
                .toArray();
    }

    HeatState first(double seconds) {
        double held = site.number("held-pressure");
        Stations stations = Stations.of(plan.stations().size());
        Arrays.fill(stations.supply(), curve.supply(seconds));
        double[] chambers = new double[chamberHoles.length];
        Arrays.fill(chambers, chamber(curve.supply(seconds)));
        double[] homes = new double[homeStations.length];
        Arrays.fill(homes, home(seconds, curve.season(seconds).heat()));
        Hydraulics hydraulics = loads.solve(curve.flow(seconds), held, seconds, List.of());
        return next(new HeatState(hydraulics, held, 0, stations, chambers, homes), seconds, seconds, List.of());
    }

    @Override
    public HeatState next(HeatState before, double from, double to, List<Change> changes) {
        double held = held(before, to - from, to);
        Hydraulics hydraulics = loads.solve(curve.flow(to), held, to, changes);
        WaterAge age = WaterAge.of(plan.network(), hydraulics);
        Stations stations = stations(before.stations(), hydraulics, age, from, to);
        double[] chambers = before.chambers().clone();
        for (int i = 0; i < chambers.length; i++) {
            double there = arriving(chamberHoles[i], age, to);
            double steam = Math.min(1, steam(i, changes, to) / STEAM_LEAK);
            double wanted = chamber(there) + steam * (Math.min(BOILING, there) - chamber(there));
            chambers[i] = towards(chambers[i], wanted, to - from, CHAMBER_SECONDS);
        }
        double[] homes = before.homes().clone();
        for (int i = 0; i < homes.length; i++) {
            homes[i] = towards(homes[i], home(to, stations.heat()[homeStations[i]]), to - from, BUILDING_SECONDS);
        }
        return new HeatState(hydraulics, held, makeup(hydraulics), stations, chambers, homes);
    }

    /** The pumps make up what is lost as far as they can; what they cannot comes out of the network's own stock. */
    private double held(HeatState before, double seconds, double at) {
        boolean resting = curve.season(at) == Season.OFF;
        double wanted = site.number(resting ? "rest-pressure" : "held-pressure");
        double most = site.number("makeup-most") / HOUR;
        double held = before.held();
        int parts = (int) Math.ceil(seconds / STOCK_SECONDS);
        for (int part = 0; part < parts; part++) {
            double lost = before.makeup() * Math.sqrt(held / before.held());
            double gained = (most - lost) * seconds / parts / site.number("stock");
            held = Math.max(
                    LEAST_PRESSURE, gained > 0 ? Math.min(Math.max(wanted, held), held + gained) : held + gained);
        }
        return resting ? Math.min(held, wanted) : held;
    }

    private double makeup(Hydraulics hydraulics) {
        double sum = 0;
        for (int node = 0; node < hydraulics.draws().length; node++) {
            sum += hydraulics.draws()[node] + hydraulics.leaks()[node];
        }
        return sum;
    }

    private Stations stations(Stations before, Hydraulics hydraulics, WaterAge age, double from, double to) {
        Stations now = Stations.of(before.supply().length);
        Season season = curve.season(to);
        double cooling = curve.cooling(to);
        double flow = curve.flow(to);
        double asked = curve.supply(to) - SECONDARY;
        double rest = Math.max(site.number("ground"), SECONDARY * season.heat());
        double filling = season.filling() * loads.design();
        double round = loads.design() * Math.max(LEAST_FLOW, flow);
        double[] heats = heats(age, to);
        for (int station = 0; station < before.supply().length; station++) {
            double valve = loads.open(station);
            double arriving = heats[plan.stations().get(station).supply()];
            double standing = Math.min(arriving, rest);
            double open = valve * Math.min(1, flow);
            double wanted = open * arriving + (1 - open) * (flow > 0 ? before.supply()[station] : arriving);
            double supply = towards(before.supply()[station], wanted, to - from, STATION_SECONDS);
            supply = towards(supply, standing, (to - from) * (1 - valve), STANDING_SECONDS);
            now.supply()[station] = supply;
            now.back()[station] = Math.max(Math.min(supply, standing), supply - cooling);
            now.flow()[station] = HOUR * loads.drawn(station);
            now.pressure()[station] = loads.pressure(station, hydraulics);
            now.makeup()[station] = 100 * (loads.lost(station, hydraulics) + filling) / round;
            now.heat()[station] = asked > 0 ? Math.max(0, Math.min(1, valve * (supply - SECONDARY) / asked * 1.1)) : 0;
        }
        return now;
    }

    /** How hot the water arrives at the nodes at which stations take it. */
    private double[] heats(WaterAge age, double seconds) {
        double[] heats = new double[plan.network().nodes().size()];
        plan.stations().stream()
                .mapToInt(Station::supply)
                .distinct()
                .forEach(node -> heats[node] = arriving(node, age, seconds));
        return heats;
    }

    /** Water that left the source a while ago and lost some of its heat on the way. */
    private double arriving(int node, WaterAge age, double seconds) {
        double under = age.seconds()[node];
        double ground = site.number("ground");
        return ground
                + (curve.supply(seconds - under) - ground) * Math.exp(-under / (site.number("cooling-hours") * HOUR));
    }

    private double chamber(double pipe) {
        double ground = site.number("ground") + 7;
        return ground + CHAMBER_SHARE * (pipe - ground);
    }

    private double steam(int chamber, List<Change> changes, double seconds) {
        double sum = 0;
        for (Change change : changes) {
            Spot spot = plan.spots().get(change.asset());
            if (change.parameter().equals(HeatLoads.LEAK) && spot != null && spot.chamber() == chamber) {
                sum += change.sizeAt(seconds);
            }
        }
        return Math.max(0, sum);
    }

    /** What a home comes to in the end. */
    private double home(double seconds, double heat) {
        double outdoors = curve.outdoors(seconds);
        return outdoors + INDOOR_GAIN + heat * Math.max(0, site.number("room") - INDOOR_GAIN - outdoors);
    }

    private static double towards(double value, double wanted, double seconds, double time) {
        return wanted + (value - wanted) * Math.exp(-seconds / time);
    }
}
