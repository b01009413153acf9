package lifeline.contract.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the nearest of some sites without looking at all of them. */
final class NearestSites {
    private static final double METRES_A_DEGREE = 111_195;

    private final Map<Long, List<Site>> cells = new HashMap<>();
    private final double metres;

    /** @param metres nothing farther away than this is ever found */
    NearestSites(List<Site> sites, double metres) {
        this.metres = metres;
        sites.forEach(site -> cells.computeIfAbsent(cell(site, 0, 0), cell -> new ArrayList<>())
                .add(site));
    }

    /** The nearest; of several that are as near, the one whose id comes first. */
    Optional<Site> nearest(Site from) {
        Site nearest = null;
        double least = metres;
        for (int east = -1; east <= 1; east++) {
            for (int north = -1; north <= 1; north++) {
                for (Site site : cells.getOrDefault(cell(from, east, north), List.of())) {
                    double there = from.metres(site);
                    boolean isNearer = there < least
                            || (there == least
                                    && (nearest == null || site.asset().compareTo(nearest.asset()) < 0));
                    if (isNearer) {
                        nearest = site;
                        least = there;
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** A cell is at least as wide as the farthest that is looked for, up to 60 degrees north. */
    private long cell(Site site, int east, int north) {
        long row = (long) Math.floor(site.latitude() * METRES_A_DEGREE / metres) + north;
        long column = (long) Math.floor(site.longitude() * METRES_A_DEGREE / 2 / metres) + east;
        return row * 1_000_000_000L + column;
    }
}
