package lifeline.simulators.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Source;

/**
 * All probes: two in three are bumped, one reading a second each, the rules in turn; one in three counts, two readings a
 * second each.
 */
public final class Probes implements Source {
    private static final int KINDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final List<Probe> probes = new ArrayList<>();
    private final List<BumpedProbe> bumped = new ArrayList<>();
    private final List<CountingProbe> counting = new ArrayList<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::probe));

    private record Due(Instant at, int probe) {}

    public Probes(int number, Catalogue catalogue, List<Simulation> simulations, long seed, Instant start) {
        List<TestGas> gases = TestGas.all(catalogue, simulations);
        Map.Entry<String, Quantity> counted = widest(catalogue);
        for (int i = 0; i < number; i++) {
            String device = String.format("probe-%05d", i + 1);
            if (i % KINDS == KINDS - 1) {
                counting.add(new CountingProbe(counted.getKey(), counted.getValue(), device));
                probes.add(counting.get(counting.size() - 1));
            } else {
                bumped.add(new BumpedProbe(gases.get(bumped.size() % gases.size()), device, seed, start));
                probes.add(bumped.get(bumped.size() - 1));
            }
            Instant first = start.plus(ROUND.multipliedBy(i).dividedBy(number));
            // as exact as what is stored
            due.add(new Due(first.truncatedTo(ChronoUnit.MICROS), i));
        }
    }

    /** How many messages a second so many probes send. */
    public static double perSecond(int number) {
        int counting = number / KINDS;
        return number + counting;
    }

    /** The quantity without a rule that has room for the most numbers, and its domain. */
    private static Map.Entry<String, Quantity> widest(Catalogue catalogue) {
        return catalogue.domains().stream()
                .flatMap(domain -> unjudged(domain, catalogue))
                .max(Comparator.comparing(entry -> CountingProbe.range(entry.getValue())))
                .orElseThrow(() -> new IllegalStateException("every quantity has a rule"));
    }

    private static java.util.stream.Stream<Map.Entry<String, Quantity>> unjudged(Domain domain, Catalogue catalogue) {
        return domain.quantities().stream()
                .filter(quantity -> quantity.fullScale() == null)
                .filter(quantity -> catalogue.rules().stream()
                        .noneMatch(rule -> rule.domain().equals(domain.id())
                                && rule.quantity().equals(quantity.name())))
                .map(quantity -> Map.entry(domain.id(), quantity));
    }

    /** Every bump so far. May be asked by another thread. */
    public synchronized List<Bump> bumps() {
        return bumped.stream().flatMap(probe -> probe.bumps().stream()).toList();
    }

    /** What the counting probes have sent so far. May be asked by another thread. */
    public synchronized List<Count> counts() {
        return counting.stream().map(CountingProbe::count).toList();
    }

    @Override
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(due.peek()).map(Due::at);
    }

    @Override
    public synchronized Optional<Emission> next() {
        Due next = due.remove();
        Probe probe = probes.get(next.probe());
        due.add(new Due(probe.nextAfter(next.at()), next.probe()));
        return probe.emit(next.at());
    }
}
