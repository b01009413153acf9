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

/** The faults of a play, one after the other, for ever if it repeats, and those that were asked for beside them. */
public final class FaultPlan {
    private static final double EARLIEST = 0.8;
    private static final double SPAN = 0.4;

    private final String play;
    private final long seed;
    private final Targets targets;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::from).thenComparing(Due::name));
    private final PriorityQueue<Injection> asked =
            new PriorityQueue<>(Comparator.comparing(Injection::from).thenComparing(Injection::id));
    private final Map<String, Integer> counts = new HashMap<>();
    private int requests;

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
        Optional<Instant> played = Optional.ofNullable(due.peek()).map(Due::from);
        return isAskedNext() ? Optional.of(asked.element().from()) : played;
    }

    /** The next fault; ask {@link #nextAt} first. */
    public Injection next() {
        return isAskedNext() ? targets.remember(asked.remove()) : played(due.remove());
    }

    private boolean isAskedNext() {
        return !asked.isEmpty()
                && (due.isEmpty()
                        || !due.element().from().isBefore(asked.element().from()));
    }

    /**
     * Has a fault happen beside those of the play. The same requests in the same order strike the same devices.
     *
     * @throws IllegalArgumentException when it strikes a device and the city has none of that fleet or name
     */
    public Injection ask(Request request) {
        requests++;
        Targets.Target target = request.device().isPresent()
                ? targets.at(request.model(), request.device().get())
                : targets.choose(
                        request.domain(),
                        request.model(),
                        Noise.key(
                                seed,
                                "asked/" + request.domain() + '/'
                                        + request.model().id() + '/' + requests),
                        request.from());
        Injection injection = injection(
                "asked",
                request.domain(),
                request.model(),
                target.times(request.hardness()),
                request.from(),
                request.lasts());
        asked.add(injection);
        return injection;
    }

    private Injection played(Due next) {
        Play.Step step = stepsOf(next.simulation()).get(next.step());
        step.every()
                .ifPresent(every -> due.add(new Due(
                        next.from().plus(stretched(every, next)), next.simulation(), next.step(), next.round() + 1)));
        FaultModel model = next.simulation().fault(step.fault()).orElseThrow();
        String domain = next.simulation().domain();
        Targets.Target target = targets.choose(
                domain, model, Noise.key(seed, play + '/' + next.name() + '/' + next.round()), next.from());
        return targets.remember(injection(play, domain, model, target, next.from(), model.lasts()));
    }

    private Injection injection(
            String why, String domain, FaultModel model, Targets.Target target, Instant from, Duration lasts) {
        String name = domain + '-' + model.id();
        return new Injection(
                name + '-' + counts.merge(name, 1, Integer::sum),
                why,
                domain,
                model,
                target.asset(),
                target.device(),
                target.struck(),
                from,
                from.plus(lasts),
                from.plus(lasts).plus(model.whole().minus(model.lasts())));
    }

    private Duration stretched(Duration every, Due due) {
        double share = EARLIEST + SPAN * Noise.even(Noise.key(seed, due.name()), due.round());
        return Duration.ofMillis(Math.round(every.toMillis() * share));
    }

    /** The first {@code count} faults, for whoever wants to know beforehand. */
    public List<Injection> take(int count) {
        List<Injection> taken = new ArrayList<>();
        while (taken.size() < count && nextAt().isPresent()) {
            taken.add(next());
        }
        return taken;
    }
}
