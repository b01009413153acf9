package lifeline.contract.topology.place;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;

/** The assets of one kind up and down a pipe from one of them, as points of a line; that one is at 0, downstream is ahead. */
final class PipeLine {
    private static final int EACH_WAY = 40;

    private final TreeMap<Double, Site> sites = new TreeMap<>();

    PipeLine(Topology topology, Site middle, double metres) {
        sites.put(0.0, middle);
        walk(topology, middle, metres, true);
        walk(topology, middle, metres, false);
    }

    private void walk(Topology topology, Site middle, double metres, boolean downstream) {
        Site at = middle;
        double gone = 0;
        for (int i = 0; i < EACH_WAY; i++) {
            List<Topology.Reached> next = topology.neighbours(at.asset(), downstream);
            if (next.isEmpty() || gone + next.get(0).metres() > metres) {
                return;
            }
            // two at the same spot are told apart by a centimetre
            gone += Math.max(0.01, next.get(0).metres());
            at = next.get(0).site();
            sites.put(downstream ? gone : -gone, at);
        }
    }

    /** A site and where on the line it is. */
    record Point(Site site, double metres) {}

    List<Point> points() {
        List<Point> points = new ArrayList<>();
        sites.forEach((metres, site) -> points.add(new Point(site, metres)));
        return points;
    }

    double begin() {
        return sites.firstKey();
    }

    double end() {
        return sites.lastKey();
    }

    /** The two that a place on the line lies between. */
    Position position(double metres, double uncertainty) {
        var from = sites.floorEntry(metres);
        var to = sites.ceilingEntry(metres);
        var begin = from == null ? sites.firstEntry() : from;
        var end = to == null ? sites.lastEntry() : to;
        if (begin.equals(end)) {
            var next = sites.higherEntry(begin.getKey());
            end = next == null ? end : next;
        }
        double length = end.getKey() - begin.getKey();
        double after = Math.max(0, Math.min(length, metres - begin.getKey()));
        return new Position(begin.getValue(), end.getValue(), after, length, uncertainty);
    }
}
