package lifeline.simulators.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.contract.simulation.Behaviour;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Simulation;

/**
 * How a sensor is given test gas so that a rule leaves no doubt: well beyond its red level, and as quiet as usual in between.
 *
 * @param count so many high readings in a row raise it
 * @param high far beyond red, within the range
 */
record TestGas(Rule rule, int count, double high, Behaviour usual) {
    private static final Duration LONGEST_CLEAR = Duration.ofMinutes(2);
    private static final int MOST_READINGS = 3;

    /** One for each rule that is plain enough, in the order of their ids. */
    static List<TestGas> all(Catalogue catalogue, List<Simulation> simulations) {
        List<TestGas> gases = new ArrayList<>();
        catalogue.rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> of(rule, catalogue, simulations).ifPresent(gases::add));
        return gases;
    }

    private static Optional<TestGas> of(Rule rule, Catalogue catalogue, List<Simulation> simulations) {
        Level gravest = rule.levels().get(rule.levels().size() - 1);
        boolean isPlain = rule.condition().equals(new Condition.Threshold(Direction.ABOVE))
                && gravest.severity() == Severity.RED
                && gravest.count() == gravest.outOf()
                && gravest.count() <= MOST_READINGS
                && gravest.after().isZero()
                && rule.clearAfter().compareTo(LONGEST_CLEAR) <= 0;
        if (!isPlain) {
            return Optional.empty();
        }
        Quantity quantity = catalogue.quantity(rule.domain(), rule.quantity()).orElseThrow();
        double high = gravest.raise() + (quantity.max() - gravest.raise()) / 2;
        return usual(rule, simulations).map(usual -> new TestGas(rule, gravest.count(), high, usual));
    }

    private static Optional<Behaviour> usual(Rule rule, List<Simulation> simulations) {
        return simulations.stream()
                .filter(simulation -> simulation.domain().equals(rule.domain()))
                .flatMap(simulation -> simulation.fleets().stream())
                .map(Fleet::behaviour)
                .flatMap(behaviours -> Optional.ofNullable(behaviours.get(rule.quantity())).stream())
                .findFirst();
    }

    /** A quiet value; never the same twice in a row, so that nothing looks stuck. */
    double quiet(long position) {
        return usual.base() + (position % 3 - 1) * usual.resolution();
    }
}
