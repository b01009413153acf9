package lifeline.simulators.physics.network.water;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lifeline.contract.city.Asset;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.Material;
import lifeline.simulators.physics.network.plan.Draft;
import lifeline.simulators.physics.network.plan.Streets;
import lifeline.simulators.physics.network.plan.Streets.Line;
import lifeline.simulators.physics.network.plan.Streets.Point;
import lifeline.simulators.physics.network.water.WaterPlan.Spot;
import lifeline.simulators.wave.Noise;

/**
 * Lays out a network of a few hundred nodes, however many assets there are: along each street of gauges a main and, beside it,
 * the street's own pipe, tied together like a ladder; zones behind an inlet each; tanks; waterworks. Streets that lie far from
 * all others are a network of their own. The kinds of asset come in the model's order: gauges, zones, tanks.
 */
final class WaterPlanner {
    private static final double HOUR = 3_600;
    private static final double RUNG_METRES = 150;
    private static final double RUNG_DIAMETER = 0.15;
    private static final double SIDE_DIAMETER = 0.1;
    private static final double SECTION_METRES = 600;
    private static final double LOOP_METRES = 2_500;
    private static final double REACH_METRES = 10_000;
    private static final int FEWEST_SECTIONS = 6;
    private static final int MOST_SECTIONS = 12;
    private static final int FEWEST_ZONES = 24;
    private static final int MOST_ZONES = 40;
    private static final int MOST_TANKS = 12;
    private static final int BLOCKS = 4;
    private static final double BLOCK_METRES = 300;
    private static final double PEAK_DROP = 10;
    private static final double PEAK = 1.6;
    private static final double HILLS = 3;
    private static final int STREETS_A_WORKS = 2;
    private static final int OF_THE_TANKS = Integer.MIN_VALUE;

    private final Site site;
    private final Streets streets;
    private final long key;
    private final Draft draft;
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final Map<Integer, Integer> zones = new LinkedHashMap<>();
    private final List<Integer> tanks = new ArrayList<>();
    private final List<Street> laid = new ArrayList<>();
    private final List<Integer> mains = new ArrayList<>();

    /** {@code rungs}: the pipe from each node of the main to its counterpart in the street. */
    private record Street(List<Integer> main, List<Integer> gauges, List<Integer> rungs) {}

    private WaterPlanner(Site site) {
        this.site = site;
        this.streets = new Streets(site.assets());
        this.key = Noise.key(site.seed(), "water network");
        this.draft = new Draft(key, HILLS);
    }

    static WaterPlan plan(Site site) {
        WaterPlanner planner = new WaterPlanner(site);
        List<Asset> gauges = planner.assets(0);
        planner.streets.lines(gauges).forEach(planner::lay);
        planner.join();
        gauges.forEach(planner::place);
        planner.zones(planner.assets(1));
        planner.tanks(planner.assets(2));
        int[] zones = IntStream.range(0, planner.draft.demands().length)
                .map(node -> planner.zones.getOrDefault(node, node))
                .toArray();
        return new WaterPlan(
                planner.draft.sized(PEAK_DROP, PEAK), planner.draft.demands(), zones, planner.spots, planner.tanks);
    }

    private List<Asset> assets(int kind) {
        List<String> kinds = site.model().at();
        return kind >= kinds.size()
                ? List.of()
                : site.assets().stream()
                        .filter(asset -> asset.kind().equals(kinds.get(kind)))
                        .toList();
    }

    private double drawn(String number, int who) {
        return site.number(number) / HOUR * (0.7 + 0.6 * Noise.even(key, who));
    }

    private void lay(Line line) {
        int sections =
                (int) Math.max(FEWEST_SECTIONS, Math.min(MOST_SECTIONS, Math.round(line.length() / SECTION_METRES)));
        Street street = new Street(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i <= sections; i++) {
            Point point = line.from().towards(line.to(), (double) i / sections);
            int main = draft.node("main", point, 0);
            int gauge = draft.node(
                    "street",
                    new Point(point.east() + RUNG_METRES, point.north()),
                    drawn("street-demand", laid.size() * MOST_SECTIONS * 2 + i));
            if (i > 0) {
                draft.pipe(street.main().get(i - 1), main, 0.3, Material.IRON);
                draft.fixedPipe(
                        street.gauges().get(i - 1), gauge, line.length() / sections, SIDE_DIAMETER, Material.PE);
            }
            street.main().add(main);
            street.gauges().add(gauge);
            street.rungs().add(draft.fixedPipe(main, gauge, RUNG_METRES, RUNG_DIAMETER, Material.IRON));
        }
        laid.add(street);
        mains.addAll(street.main());
    }

    /** Ties streets to one another where they come close, and gives each network its waterworks. */
    private void join() {
        record Gap(int one, int other, int from, int to, double metres) {}
        List<Gap> gaps = new ArrayList<>();
        for (int one = 0; one < laid.size(); one++) {
            for (int other = one + 1; other < laid.size(); other++) {
                List<Integer> there = laid.get(other).main();
                for (int from : laid.get(one).main()) {
                    int to = draft.nearest(there, draft.point(from));
                    gaps.add(new Gap(one, other, from, to, draft.node(from).distance(draft.node(to))));
                }
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::metres));
        int[] group = IntStream.range(0, laid.size()).toArray();
        boolean[][] tied = new boolean[laid.size()][laid.size()];
        for (Gap gap : gaps) {
            boolean apart = group[gap.one()] != group[gap.other()];
            if (!tied[gap.one()][gap.other()] && (apart ? gap.metres() < REACH_METRES : gap.metres() < LOOP_METRES)) {
                tied[gap.one()][gap.other()] = true;
                draft.pipe(gap.from(), gap.to(), 0.3, Material.IRON);
                int merged = group[gap.other()];
                for (int i = 0; i < group.length; i++) {
                    group[i] = group[i] == merged ? group[gap.one()] : group[i];
                }
            }
        }
        int[] met = new int[laid.size()];
        for (int street = 0; street < laid.size(); street++) {
            if (met[group[street]]++ % STREETS_A_WORKS == 0) {
                int first = laid.get(street).main().get(0);
                int works = draft.source("works", draft.point(first).towards(new Point(0, 0), -0.05));
                draft.pipe(works, first, 800, 0.4, Material.STEEL);
            }
        }
    }

    private void place(Asset asset) {
        int main = draft.nearest(mains, streets.point(asset));
        for (Street street : laid) {
            int at = street.main().indexOf(main);
            if (at >= 0) {
                int gauge = street.gauges().get(at);
                spots.put(asset.id(), new Spot(gauge, gauge, street.rungs().get(at), -1));
            }
        }
    }

    private void zones(List<Asset> assets) {
        int count = Math.min(MOST_ZONES, Math.max(FEWEST_ZONES, assets.size()));
        List<Spot> built = new ArrayList<>();
        for (int zone = 0; zone < count; zone++) {
            Point point = zone < assets.size()
                    ? streets.point(assets.get(zone))
                    : beside(mains.get((int) (Noise.even(~key, zone) * mains.size())));
            built.add(zone(zone, point));
        }
        for (int i = 0; i < assets.size(); i++) {
            spots.put(assets.get(i).id(), built.get(i % count));
        }
    }

    private Point beside(int main) {
        return new Point(
                draft.point(main).east() - 2 * BLOCK_METRES, draft.point(main).north());
    }

    /** A ring of blocks behind an inlet; it bursts at the block across from the inlet. */
    private Spot zone(int number, Point point) {
        int inlet = draft.node("inlet", point, 0);
        int feed = draft.pipe(draft.nearest(mains, point), inlet, 0.2, Material.IRON);
        List<Integer> ring = new ArrayList<>(List.of(inlet));
        for (int block = 0; block < BLOCKS; block++) {
            double angle = 2 * Math.PI * block / BLOCKS;
            int node = draft.node(
                    "block",
                    new Point(
                            point.east() + BLOCK_METRES * (1 + Math.cos(angle)),
                            point.north() + BLOCK_METRES * Math.sin(angle)),
                    drawn("zone-demand", ~number) / BLOCKS);
            zones.put(node, ~number);
            draft.pipe(ring.get(block), node, 0.2, block % 2 == 0 ? Material.IRON : Material.PE);
            ring.add(node);
        }
        draft.pipe(ring.get(BLOCKS), inlet, 0.2, Material.PE);
        return new Spot(inlet, ring.get(BLOCKS / 2 + 1), feed, -1);
    }

    private void tanks(List<Asset> assets) {
        int count = Math.min(MOST_TANKS, assets.size());
        List<Spot> built = new ArrayList<>();
        for (int tank = 0; tank < count; tank++) {
            Point point = streets.point(assets.get(tank));
            int node = draft.node("tank", point, site.number("tank-demand") / HOUR);
            zones.put(node, OF_THE_TANKS);
            int feed = draft.pipe(draft.nearest(mains, point), node, 0.2, Material.IRON);
            tanks.add(node);
            built.add(new Spot(node, node, feed, tank));
        }
        for (int i = 0; i < assets.size(); i++) {
            spots.put(assets.get(i).id(), built.get(i % count));
        }
    }
}
