package lifeline.simulators.physics.network.heat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Asset;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.Material;
import lifeline.simulators.physics.network.heat.HeatPlan.Spot;
import lifeline.simulators.physics.network.heat.HeatPlan.Station;
import lifeline.simulators.physics.network.plan.Draft;
import lifeline.simulators.physics.network.plan.Streets;
import lifeline.simulators.physics.network.plan.Streets.Line;
import lifeline.simulators.physics.network.plan.Streets.Point;
import lifeline.simulators.wave.Noise;

/**
 * Lays out a network of a few hundred nodes, however many assets there are: supply and return mains along each street of
 * stations, all streets tied to the first, which begins at the source. The kinds of asset come in the model's order: stations,
 * chambers, homes.
 */
final class HeatPlanner {
    private static final double HOUR = 3_600;
    private static final double SECTION_METRES = 500;
    private static final int FEWEST_SECTIONS = 5;
    private static final int MOST_SECTIONS = 12;
    private static final int FEWEST_STATIONS = 60;
    private static final int MOST_STATIONS = 100;
    private static final double BRANCH_METRES = 140;
    private static final double BRANCH_DIAMETER = 0.1;
    private static final double LEAST_MAIN = 0.3;
    private static final double PEAK_DROP = 8;
    private static final double PEAK = 1.3;
    private static final double HILLS = 0.5;

    private final Site site;
    private final Streets streets;
    private final Draft draft;
    private final List<Integer> supplyMains = new ArrayList<>();
    private final List<Integer> returnMains = new ArrayList<>();
    private final List<Station> branches = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final long key;

    private HeatPlanner(Site site) {
        this.site = site;
        this.streets = new Streets(site.assets());
        this.key = Noise.key(site.seed(), "heating network");
        this.draft = new Draft(key, HILLS);
    }

    static HeatPlan plan(Site site) {
        HeatPlanner planner = new HeatPlanner(site);
        List<Asset> stations = planner.assets(0);
        planner.streets.lines(stations).forEach(planner::lay);
        int supplySource = planner.source("source", planner.supplyMains);
        int returnSource = planner.source("makeup", planner.returnMains);
        planner.stations(stations);
        planner.chambers(planner.assets(1));
        planner.homes(planner.assets(2));
        return new HeatPlan(
                planner.draft.sized(PEAK_DROP, PEAK), supplySource, returnSource, planner.stations, planner.spots);
    }

    private List<Asset> assets(int kind) {
        List<String> kinds = site.model().at();
        return kind >= kinds.size()
                ? List.of()
                : site.assets().stream()
                        .filter(asset -> asset.kind().equals(kinds.get(kind)))
                        .toList();
    }

    /** A street; its nearest point is tied to what was laid before. */
    private void lay(Line line) {
        int sections =
                (int) Math.max(FEWEST_SECTIONS, Math.min(MOST_SECTIONS, Math.round(line.length() / SECTION_METRES)));
        int before = supplyMains.size();
        for (int i = 0; i <= sections; i++) {
            Point point = line.from().towards(line.to(), (double) i / sections);
            supplyMains.add(draft.node("supply", point, 0));
            returnMains.add(draft.node("return", point, 0));
            if (i > 0) {
                tie(supplyMains.size() - 2, supplyMains.size() - 1);
            }
        }
        if (before > 0) {
            int from = 0;
            int to = before;
            double least = Double.POSITIVE_INFINITY;
            for (int mine = before; mine < supplyMains.size(); mine++) {
                int other = supplyMains.indexOf(
                        draft.nearest(supplyMains.subList(0, before), draft.point(supplyMains.get(mine))));
                double metres = draft.point(supplyMains.get(mine)).distance(draft.point(supplyMains.get(other)));
                if (metres < least) {
                    least = metres;
                    from = other;
                    to = mine;
                }
            }
            tie(from, to);
        }
    }

    private void tie(int from, int to) {
        draft.pipe(supplyMains.get(from), supplyMains.get(to), LEAST_MAIN, Material.STEEL);
        draft.pipe(returnMains.get(from), returnMains.get(to), LEAST_MAIN, Material.STEEL);
    }

    private int source(String name, List<Integer> mains) {
        int source = draft.source(name, draft.point(mains.get(0)));
        draft.pipe(source, mains.get(0), 200, LEAST_MAIN, Material.STEEL);
        return source;
    }

    private void stations(List<Asset> assets) {
        int count = Math.min(MOST_STATIONS, Math.max(FEWEST_STATIONS, assets.size()));
        for (int number = 0; number < count; number++) {
            Point point = number < assets.size()
                    ? streets.point(assets.get(number))
                    : draft.point(supplyMains.get((int) (Noise.even(key, number) * supplyMains.size())));
            int main = supplyMains.indexOf(draft.nearest(supplyMains, point));
            double flow = site.number("station-flow") / HOUR;
            int supply = draft.node("station", point, flow);
            int back = draft.node("station-return", point, flow);
            draft.fixedPipe(supplyMains.get(main), supply, BRANCH_METRES, BRANCH_DIAMETER, Material.STEEL);
            int branch = draft.fixedPipe(returnMains.get(main), back, BRANCH_METRES, BRANCH_DIAMETER, Material.STEEL);
            stations.add(new Station(supply, back, returnMains.get(main), branch));
        }
        branches.addAll(stations);
        for (int number = count; number < assets.size(); number++) {
            stations.add(branches.get(nearest(streets.point(assets.get(number)))));
        }
        for (int i = 0; i < assets.size(); i++) {
            spots.put(assets.get(i).id(), new Spot(i, stations.get(i).back(), -1, -1));
        }
    }

    private void chambers(List<Asset> assets) {
        for (int i = 0; i < assets.size(); i++) {
            Point point = streets.point(assets.get(i));
            spots.put(assets.get(i).id(), new Spot(nearest(point), draft.nearest(supplyMains, point), i, -1));
        }
    }

    private void homes(List<Asset> assets) {
        for (int i = 0; i < assets.size(); i++) {
            int station = nearest(streets.point(assets.get(i)));
            spots.put(
                    assets.get(i).id(), new Spot(station, stations.get(station).back(), -1, i));
        }
    }

    /** The branch there, which is the station of that number. */
    private int nearest(Point point) {
        List<Integer> nodes = branches.stream().map(Station::supply).toList();
        return nodes.indexOf(draft.nearest(nodes, point));
    }
}
