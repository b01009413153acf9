package lifeline.contract.topology.place;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;

/**
 * Finds the place on a pipe at which something happened from what the sensors along it saw. What they see grows weaker by the
 * same share with every metre to either side, and comes later by the same time: how fast is not asked, but found together with
 * the place. The place is looked for between the two sensors around those that saw most; each place there is weighed by how
 * well it explains what all saw, and the mean of them is told with its spread.
 *
 * <p>Basis: [default] all numbers; what a sensor saw is off by three tenths of itself beside its noise, and by as much again with
 * every sensor between it and the strongest.
 */
public final class Locator {
    private static final double METRES = 3_000;
    private static final double OFF = 0.3;
    private static final double LIKE_THE_STRONGEST = 0.85;
    private static final double STEEPNESS = 2.5;
    private static final double STEEPNESS_OFF = 0.5;
    private static final double SECONDS = 30;
    private static final double SECONDS_OFF = 300;
    private static final double LEAST_UNCERTAINTY = 10;
    private static final double SHARE_OF_THE_GAP = 1.0 / 6;
    private static final double CERTAIN = 6;
    private static final double SEEN = 3;
    private static final double UNSEEN_OFF = 1;
    private static final int PLACES = 201;

    private Locator() {}

    /** A sighting at its point of the line. */
    private record Seen(double metres, double strength, double noise, double seconds) {}

    /** Empty where nobody saw anything for certain, or what saw it stands on no pipe. */
    public static Optional<Position> locate(Topology topology, List<Sighting> sightings) {
        Optional<Sighting> strongest = sightings.stream()
                .filter(sighting -> sighting.strength() > CERTAIN * sighting.noise())
                .max(Comparator.comparingDouble(Sighting::strength)
                        .thenComparing(Comparator.comparing(Sighting::asset).reversed()));
        Optional<Site> middle = strongest.flatMap(sighting -> topology.site(sighting.asset()));
        if (middle.isEmpty() || strongest.isEmpty()) {
            return Optional.empty();
        }
        PipeLine line = new PipeLine(topology, middle.get(), METRES);
        return Optional.of(weighed(
                line, seen(line, sightings, strongest.get()), strongest.get().strength()));
    }

    /** Along the line. */
    private static List<Seen> seen(PipeLine line, List<Sighting> sightings, Sighting strongest) {
        Map<String, Sighting> byAsset = sightings.stream()
                .collect(Collectors.toMap(
                        Sighting::asset,
                        Function.identity(),
                        (one, other) -> one.strength() > other.strength() ? one : other));
        List<Seen> seen = new ArrayList<>();
        for (PipeLine.Point point : line.points()) {
            Sighting sighting = byAsset.get(point.site().asset());
            if (sighting != null) {
                double late = Duration.between(strongest.at(), sighting.at()).toMillis() / 1e3;
                seen.add(new Seen(point.metres(), sighting.strength(), sighting.noise(), late));
            }
        }
        return seen;
    }

    /** @param most strength of the strongest of those that are certain; a noisy one may seem to have seen more */
    private static Position weighed(PipeLine line, List<Seen> seen, double most) {
        int first = seen.size();
        int last = -1;
        for (int i = 0; i < seen.size(); i++) {
            // those that are as strong as the strongest and stand in a row with it, which stands at 0
            if (seen.get(i).strength() > LIKE_THE_STRONGEST * most && isOneRow(seen, i, most)) {
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        // where no sensor stands beyond the strongest, the pipe may go on: as far as the nearest on the other side
        double back = seen.get(first).metres();
        double ahead = seen.get(last).metres();
        double gapBack = first > 0 ? back - seen.get(first - 1).metres() : 0;
        double gapAhead = last < seen.size() - 1 ? seen.get(last + 1).metres() - ahead : 0;
        double from = Math.max(line.begin(), back - (first > 0 ? gapBack : gapAhead));
        double to = Math.min(line.end(), ahead + (last < seen.size() - 1 ? gapAhead : gapBack));
        return weighed(line, seen, new Range(from, to, first, last));
    }

    private static boolean isOneRow(List<Seen> seen, int number, double most) {
        int at = number;
        while (seen.get(at).metres() != 0) {
            at += seen.get(at).metres() > 0 ? -1 : 1;
            if (seen.get(at).strength() <= LIKE_THE_STRONGEST * most) {
                return false;
            }
        }
        return true;
    }

    /** Where the place is looked for, and the row of the strongest. */
    private record Range(double from, double to, int first, int last) {
        double place(int number) {
            return from + (to - from) * number / (PLACES - 1);
        }

        double spacing() {
            return Math.max(1, (to - from) / 2);
        }

        /** How many stand between a sensor and the row of the strongest. */
        int between(int number) {
            return Math.max(0, Math.max(first - number, number - last) - 1);
        }
    }

    private static Position weighed(PipeLine line, List<Seen> seen, Range range) {
        double[] misfits = new double[PLACES];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PLACES; i++) {
            misfits[i] = misfit(seen, range, range.place(i));
            least = Math.min(least, misfits[i]);
        }
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < PLACES; i++) {
            double weight = Math.exp((least - misfits[i]) / 2);
            double place = range.place(i);
            sum += weight;
            mean += weight * place;
            square += weight * place * place;
        }
        mean /= sum;
        double spread = Math.sqrt(Math.max(0, square / sum - mean * mean));
        double uncertainty = Math.hypot(spread, SHARE_OF_THE_GAP * (range.to() - range.from()));
        return line.position(mean, Math.max(LEAST_UNCERTAINTY, uncertainty));
    }

    /** How badly a place explains what was seen, at the decay and the speed that suit it best. */
    private static double misfit(List<Seen> seen, Range range, double place) {
        StraightLine strengths = new StraightLine();
        StraightLine times = new StraightLine();
        for (int i = 0; i < seen.size(); i++) {
            Seen one = seen.get(i);
            double metres = Math.abs(one.metres() - place) / range.spacing();
            if (one.strength() > SEEN * one.noise()) {
                double off = Math.hypot(OFF, one.noise() / one.strength()) + OFF * range.between(i);
                strengths.add(-metres, Math.log(one.strength()), 1 / (off * off));
                times.add(metres, one.seconds(), 1 / (SECONDS * SECONDS));
            } else if (range.between(i) == 0) {
                // who stands next and saw nothing saw no more than this
                strengths.add(-metres, Math.log(SEEN * one.noise()), 1 / (UNSEEN_OFF * UNSEEN_OFF));
            }
        }
        return strengths.misfit(STEEPNESS, STEEPNESS_OFF) + times.misfit(0, SECONDS_OFF);
    }
}
