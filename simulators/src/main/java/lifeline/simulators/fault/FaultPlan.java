package lifeline.simulators.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.wave.Noise;

/** The faults of a play, one after the other, for ever if it repeats. */
public final class FaultPlan {
    private static final double EARLIEST = 0.8;
    private static final double SPAN = 0.4;

    private final String play;
    private final long seed;
    private final Targets targets;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::from).thenComparing(Due::name));
    private final Map<String, Integer> counts = new HashMap<>();

    private record Due(Instant from, Simulation simulation, int step, int round) {
        String name() {
            return simulation.domain() + '/' + step;
        }
    }

    /** @throws IllegalArgumentException when no domain knows the play; names those that are known */
    public FaultPlan(List<Simulation> simulations, Targets targets, String play, long seed, Instant start) {
        this.play = play;
        this.seed = seed;
        this.targets = targets;
        if (simulations.stream().allMatch(simulation -> simulation.play(play).isEmpty())) {
            throw new IllegalArgumentException("there is no scenario '" + play + "'; there are: " + names(simulations));
        }
        for (Simulation simulation : simulations) {
            List<Play.Step> steps = stepsOf(simulation);
            for (int i = 0; i < steps.size(); i++) {
                due.add(new Due(start.plus(steps.get(i).after()), simulation, i, 0));
            }
        }
    }

    /** The scenarios there are. */
    public static String names(List<Simulation> simulations) {
        TreeSet<String> names = new TreeSet<>();
        simulations.forEach(simulation -> simulation.plays().forEach(known -> names.add(known.name())));
        return String.join(", ", names);
    }

    private List<Play.Step> stepsOf(Simulation simulation) {
        return simulation.play(play).map(Play::steps).orElse(List.of());
    }

    /** When the next fault begins. */
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(due.peek()).map(Due::from);
    }

    /** The next fault; ask {@link #nextAt} first. */
    public Injection next() {
        Due next = due.remove();
        Play.Step step = stepsOf(next.simulation()).get(next.step());
        step.every()
                .ifPresent(every -> due.add(new Due(
                        next.from().plus(stretched(every, next)), next.simulation(), next.step(), next.round() + 1)));
        FaultModel model = next.simulation().fault(step.fault()).orElseThrow();
        String domain = next.simulation().domain();
        Instant turn = next.from().plus(model.lasts());
        String name = domain + '-' + model.id();
        Targets.Target target = targets.choose(
                domain, model, Noise.key(seed, play + '/' + next.name() + '/' + next.round()), next.from());
        return targets.remember(new Injection(
                name + '-' + counts.merge(name, 1, Integer::sum),
                play,
                domain,
                model,
                target.asset(),
                target.device(),
                target.struck(),
                next.from(),
                turn,
                next.from().plus(model.whole())));
    }

    private Duration stretched(Duration every, Due due) {
        double share = EARLIEST + SPAN * Noise.even(Noise.key(seed, due.name()), due.round());
        return Duration.ofMillis(Math.round(every.toMillis() * share));
    }

    /** The first {@code count} faults, for whoever wants to know beforehand. */
    public List<Injection> take(int count) {
        List<Injection> taken = new ArrayList<>();
        while (taken.size() < count && !due.isEmpty()) {
            taken.add(next());
        }
        return taken;
    }
}
