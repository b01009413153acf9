package lifeline.contract.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the place on a pipe at which something happened from what the sensors along it saw. What they see grows weaker by the
 * same share with every metre to either side, and comes later by the same time: how fast is not asked, but found together with
 * the place. The place is looked for between the two sensors around the one that saw most; each place there is weighed by how
 * well it explains what all saw, and the mean of them is told with its spread.
 *
 * <p>Basis: [default] what a sensor saw is off by a fifth of itself, beside its noise; times by {@link #SECONDS}.
 */
public final class Locator {
    private static final double METRES = 3_000;
    private static final double OFF = 0.2;
    private static final double SECONDS = 30;
    private static final double LEAST_UNCERTAINTY = 10;
    private static final double SEEN = 2;
    private static final int PLACES = 201;

    private Locator() {}

    /** A sighting at its point of the line. */
    private record Seen(double metres, double strength, double off, double seconds) {}

    /** Empty where nobody saw anything, or what saw it stands on no pipe. */
    public static Optional<Position> locate(Topology topology, List<Sighting> sightings) {
        Optional<Sighting> strongest = sightings.stream()
                .filter(sighting -> sighting.strength() > SEEN * sighting.noise())
                .max(Comparator.comparingDouble(Sighting::strength)
                        .thenComparing(Comparator.comparing(Sighting::asset).reversed()));
        Optional<Site> middle = strongest.flatMap(sighting -> topology.site(sighting.asset()));
        if (middle.isEmpty()) {
            return Optional.empty();
        }
        PipeLine line = new PipeLine(topology, middle.get(), METRES);
        List<Seen> seen = seen(line, sightings, strongest.get());
        double from = seen.stream()
                .mapToDouble(Seen::metres)
                .filter(metres -> metres < 0)
                .max()
                .orElse(line.points().get(0).metres());
        double to = seen.stream()
                .mapToDouble(Seen::metres)
                .filter(metres -> metres > 0)
                .min()
                .orElse(line.points().get(line.points().size() - 1).metres());
        return Optional.of(weighed(line, seen, from, to));
    }

    private static List<Seen> seen(PipeLine line, List<Sighting> sightings, Sighting strongest) {
        Map<String, Sighting> byAsset = sightings.stream()
                .collect(Collectors.toMap(
                        Sighting::asset,
                        Function.identity(),
                        (one, other) -> one.strength() > other.strength() ? one : other));
        List<Seen> seen = new ArrayList<>();
        for (PipeLine.Point point : line.points()) {
            Sighting sighting = byAsset.get(point.site().asset());
            if (sighting != null && sighting.strength() > SEEN * sighting.noise()) {
                double noise = sighting.noise() / sighting.strength();
                double late = Duration.between(strongest.at(), sighting.at()).toMillis() / 1e3;
                seen.add(new Seen(point.metres(), Math.log(sighting.strength()), Math.hypot(OFF, noise), late));
            }
        }
        return seen;
    }

    private static Position weighed(PipeLine line, List<Seen> seen, double from, double to) {
        double spacing = Math.max(1, (to - from) / 2);
        double[] misfits = new double[PLACES];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PLACES; i++) {
            misfits[i] = misfit(seen, place(from, to, i), spacing);
            least = Math.min(least, misfits[i]);
        }
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < PLACES; i++) {
            double weight = Math.exp((least - misfits[i]) / 2);
            double place = place(from, to, i);
            sum += weight;
            mean += weight * place;
            square += weight * place * place;
        }
        mean /= sum;
        double spread = Math.sqrt(Math.max(0, square / sum - mean * mean));
        return line.position(mean, Math.max(LEAST_UNCERTAINTY, spread));
    }

    private static double place(double from, double to, int number) {
        return from + (to - from) * number / (PLACES - 1);
    }

    /** How badly a place explains what was seen, at the decay and the speed that suit it best. */
    private static double misfit(List<Seen> seen, double place, double spacing) {
        Fit strengths = new Fit();
        Fit times = new Fit();
        for (Seen one : seen) {
            double metres = Math.abs(one.metres() - place) / spacing;
            strengths.add(-metres, one.strength(), 1 / (one.off() * one.off()));
            times.add(metres, one.seconds(), 1 / (SECONDS * SECONDS));
        }
        return strengths.misfit(1) + times.misfit(0);
    }

    /** A straight line through points, weighted; its slope is never negative and is held to what is expected only loosely. */
    private static final class Fit {
        private double weight;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void add(double atX, double atY, double w) {
            weight += w;
            x += w * atX;
            y += w * atY;
            xx += w * atX * atX;
            xy += w * atX * atY;
            yy += w * atY * atY;
        }

        /** @param expected slope, give or take one */
        double misfit(double expected) {
            if (weight == 0) {
                return 0;
            }
            double sxx = xx - x * x / weight;
            double sxy = xy - x * y / weight;
            double syy = yy - y * y / weight;
            double slope = Math.max(0, (sxy + expected) / (sxx + 1));
            double off = slope - expected;
            return syy - 2 * slope * sxy + slope * slope * sxx + off * off;
        }
    }
}
