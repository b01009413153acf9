package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import lifeline.contract.library.Expected;
import lifeline.contract.library.Size;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.JointCondition.Balance;
import lifeline.contract.rule.JointCondition.Combination;
import lifeline.contract.rule.JointCondition.Several;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.score.Truth;
import lifeline.simulators.score.course.Course;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.Timing;

/**
 * Finds how hard a fault must strike to be of a given size, and what a good system then says. The size is measured on the
 * undisturbed course of the sensor, not presumed: physical models need not be linear.
 */
final class Strike {
    private static final int MOST_STEPS = 600;
    private static final int TRIES = 12;
    /** A size of nothing, for what a logarithm is asked of. */
    private static final double LEAST = 1e-3;

    private static final double NEAR_ENOUGH = 0.02;
    private static final double HARDEST = 200;
    /** A value that is beyond a level by less than so many standard deviations of its sensor's noise may or may not be told. */
    private static final double NOISES = 2;

    private static final Duration LEEWAY = Duration.ofMinutes(1);
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private final Planner planner;
    private final Request first;
    private final Instant ends;
    private final Map<Sensor, Course> calm = new HashMap<>();
    private Optional<Tried> last = Optional.empty();

    private record Tried(Request request, Sensor sensor, Course course) {}

    /** What a request would come to. */
    interface Planner {
        Injection planned(Request request);
    }

    /**
     * @param first as the fault's model says
     * @param ends until when anybody looks: what it comes to later is not asked for
     */
    Strike(Planner planner, Request first, Instant ends) {
        this.planner = planner;
        this.first = first;
        this.ends = ends;
    }

    /** The levels that a fault comes to while somebody looks, the lowest always; of one of the last minute nobody can be sure. */
    private final class Levels {
        private final Map<Severity, Timing> timings = new EnumMap<>(Severity.class);
        private final List<Severity> met = new ArrayList<>();
        private boolean isSure = true;

        /** @param after the fault began, it came to this level for long enough */
        void add(Level level, Duration after, Timing timing) {
            Instant at = first.from().plus(after);
            timings.put(level.severity(), timing);
            if (met.isEmpty() || !at.plus(LEEWAY).isAfter(ends)) {
                met.add(level.severity());
            } else {
                isSure &= at.isAfter(ends);
            }
        }

        /** Whether one more was reached nobody can be sure. */
        void doubt() {
            isSure = false;
        }

        Optional<Timing> timing(Optional<Severity> due) {
            return due.map(timings::get);
        }

        boolean isClaimed() {
            return !met.isEmpty();
        }

        Optional<Severity> gravest() {
            return met.isEmpty() || !isSure ? Optional.empty() : Optional.of(met.get(met.size() - 1));
        }
    }

    /**
     * The request that makes the fault {@code size} times as hard as it takes to reach the rule's lowest raise level; as hard as the model
     * says for a rule over several sensors of which the course of one tells nothing.
     */
    Request of(Size.Kind kind, double size, Rule asked, Sensor sensor, Duration period) {
        Optional<Rule> judging = OneSensor.of(asked);
        if (kind == Size.Kind.OWN || judging.isEmpty()) {
            return first;
        }
        Rule rule = judging.get();
        if (Truth.countsPeriods(rule)) {
            double millis = size * rule.levels().get(0).raise() * period.toMillis();
            return new Request(
                    first.domain(),
                    first.model(),
                    first.device(),
                    first.from(),
                    Duration.ofMillis(Math.max(1_000, Math.round(millis))),
                    1);
        }
        return sought(size, rule, sensor);
    }

    /** In proportion at first; as soon as one try was too mild and another too hard, between them. */
    private Request sought(double size, Rule rule, Sensor sensor) {
        Course calm = calm(sensor);
        Request best = first;
        double nearest = Double.POSITIVE_INFINITY;
        double mild = 0;
        double hard = Double.POSITIVE_INFINITY;
        double factor = 1;
        for (int i = 0; i < TRIES && nearest > NEAR_ENOUGH; i++) {
            Request request = i == 0 ? first : harder(factor);
            double reached = Math.max(LEAST, under(request, sensor).size(rule, calm));
            double away = Math.abs(Math.log(reached / size));
            if (away < nearest) {
                nearest = away;
                best = request;
            }
            if (reached < size) {
                mild = factor;
            } else {
                hard = factor;
            }
            boolean isBetween = mild > 0 && Double.isFinite(hard);
            factor = isBetween ? between(mild, hard, factor * size / reached) : factor * Math.min(10, size / reached);
            if (factor > HARDEST) {
                break;
            }
        }
        return best;
    }

    /** The proportional guess where it lies well between both, else their geometric mean. */
    private static double between(double mild, double hard, double guess) {
        double margin = Math.pow(hard / mild, 0.1);
        return guess > mild * margin && guess < hard / margin ? guess : Math.sqrt(mild * hard);
    }

    private Course calm(Sensor sensor) {
        return calm.computeIfAbsent(sensor, asked -> course(asked, List.of()));
    }

    /** The last one is kept: how hard a fault must strike is found with it, and then what is due. */
    private Course under(Request request, Sensor sensor) {
        if (last.isEmpty()
                || !last.get().request().equals(request)
                || !last.get().sensor().equals(sensor)) {
            last = Optional.of(new Tried(request, sensor, course(sensor, List.of(planner.planned(request)))));
        }
        return last.get().course();
    }

    private Request harder(double factor) {
        FaultModel model = Harder.times(first.model(), factor);
        return new Request(first.domain(), model, first.device(), first.from(), first.lasts(), 1);
    }

    private Course course(Sensor sensor, List<Injection> faults) {
        Injection whole = planner.planned(first);
        Instant from = whole.from().minus(BEFORE);
        Duration length = Duration.between(from, whole.until());
        Duration step = length.dividedBy(MOST_STEPS);
        Duration report = report();
        Duration finer = step.compareTo(report) < 0 ? report : step;
        return sensor.course(faults, from, finer, (int) (length.toMillis() / finer.toMillis()));
    }

    private List<Injection> together(Request request, List<Injection> along) {
        return Stream.concat(along.stream(), Stream.of(planner.planned(request)))
                .sorted(Comparator.comparing(Injection::from))
                .toList();
    }

    private Duration report() {
        Duration report = first.model().report();
        return report.isZero() ? Duration.ofSeconds(30) : report;
    }

    /** The sensors at what was struck, by what they measure. */
    interface Sensors {
        Optional<Sensor> measuring(String quantity);

        /** All of them. */
        List<Sensor> all(String quantity);
    }

    /**
     * What is due of a fault that strikes like this.
     *
     * @param along what else is broken: a road that is flooded while it rains stands deeper than by either alone
     */
    Due due(Request request, List<Injection> along, Expected expected, Rule asked, Sensors sensors, Duration period) {
        Optional<Rule> judging = OneSensor.of(asked);
        Sensor sensor = sensors.measuring(asked.quantity()).orElseThrow();
        if (asked.condition() instanceof Balance balance) {
            Course course = balanced(balance, sensors, together(request, along));
            Rule limits = OneSensor.rule(asked, new Condition.Threshold(balance.direction()), asked.levels());
            return moving(request, expected, limits, course, OptionalDouble.empty(), sensor, level -> Optional.empty());
        }
        if (judging.isEmpty()) {
            Level level = due(asked, expected.severity());
            Timing timing = known(request, along, asked, level, sensors)
                    .map(met -> timing(request, met, level, sensor))
                    .orElseGet(() -> timing(Duration.ZERO, level, sensor));
            return new Due(
                    asked.id(),
                    expected.severity(),
                    expected.within(),
                    OptionalDouble.empty(),
                    true,
                    1,
                    Optional.of(timing));
        }
        Rule rule = judging.get();
        return Truth.countsPeriods(rule)
                ? lasting(request, expected, rule, sensor, period)
                : moving(request, along, expected, asked, rule, sensors, sensor);
    }

    /** When the courses of several sensors come to a level; empty where nobody knows. */
    private Optional<JointTruth.Met> known(
            Request request, List<Injection> along, Rule asked, Level level, Sensors sensors) {
        List<Injection> faults = together(request, along);
        if (asked.condition() instanceof Combination combination) {
            JointTruth.Courses courses = quantity -> sensors.measuring(quantity).map(sensor -> course(sensor, faults));
            return JointTruth.met(combination, level, courses);
        }
        return asked.condition() instanceof Several several
                ? JointTruth.met(
                        several,
                        level,
                        sensors.all(asked.quantity()).stream()
                                .map(sensor -> course(sensor, faults))
                                .toList())
                : Optional.empty();
    }

    /** The level of that severity; the lowest where nobody says which. */
    private static Level due(Rule rule, Optional<Severity> severity) {
        return rule.levels().stream()
                .filter(level -> severity.filter(level.severity()::equals).isPresent())
                .findFirst()
                .orElse(rule.levels().get(0));
    }

    /** Sensors that a fault does not hurry keep their own period. */
    private Timing timing(Duration crossed, Level level, Sensor sensor) {
        Duration report = first.model().report();
        Duration sample = report.isZero() ? sensor.device().period() : report;
        return new Timing(crossed, Course.hold(level, sample), sample);
    }

    private Due lasting(Request request, Expected expected, Rule rule, Sensor sensor, Duration period) {
        boolean isSilent =
                request.model().effects().values().stream().anyMatch(effect -> effect.shape() == Effect.Shape.SILENT);
        Duration told = isSilent ? Duration.ZERO : report().multipliedBy(2);
        double lasts = request.lasts().minus(told).toMillis();
        Levels levels = new Levels();
        for (Level level : rule.levels()) {
            double reach = level.raise() * period.toMillis();
            if (lasts >= reach) {
                Duration after = Duration.ofMillis(Math.round(reach)).plus(told);
                levels.add(level, after, timing(after, level, sensor));
            }
        }
        double reach = rule.levels().get(0).raise() * period.toMillis();
        Duration metAt = Duration.ofMillis(Math.round(reach)).plus(told);
        return due(expected, levels, OptionalDouble.of(request.lasts().toMillis() / reach), metAt);
    }

    private Course balanced(Balance balance, Sensors sensors, List<Injection> faults) {
        return JointTruth.balanced(
                        balance, quantity -> sensors.measuring(quantity).map(sensor -> course(sensor, faults)))
                .orElseThrow();
    }

    private Due moving(
            Request request,
            List<Injection> along,
            Expected expected,
            Rule asked,
            Rule rule,
            Sensors sensors,
            Sensor sensor) {
        Course calm = calm(sensor);
        Course alone = under(request, sensor);
        Course course = along.isEmpty() ? alone : course(sensor, together(request, along));
        JointTruth.Courses courses = quantity -> sensors.measuring(quantity)
                .map(each -> each.equals(sensor) ? course : course(each, together(request, along)));
        Signs signs = severity -> asked.condition() instanceof Combination combination
                ? timing(request, combination, due(asked, Optional.of(severity)), courses, sensor)
                : Optional.empty();
        return moving(request, expected, rule, course, OptionalDouble.of(alone.size(rule, calm)), sensor, signs);
    }

    /** How soon a level of a combination can be told. */
    private interface Signs {
        Optional<Timing> timing(Severity severity);
    }

    /** Of a combination the last sign counts, how long that one has to last, and then the level's own hold time. */
    private Optional<Timing> timing(
            Request request, Combination combination, Level level, JointTruth.Courses courses, Sensor sensor) {
        return JointTruth.met(combination, level, courses).map(met -> timing(request, met, level, sensor));
    }

    private Timing timing(Request request, JointTruth.Met met, Level level, Sensor sensor) {
        Timing last = timing(Duration.between(request.from(), met.crossed()), level, sensor);
        Duration lasting = Duration.between(met.crossed(), met.whole());
        return new Timing(last.crossed(), last.hold().plus(lasting), last.sample());
    }

    private Due moving(
            Request request,
            Expected expected,
            Rule rule,
            Course course,
            OptionalDouble size,
            Sensor sensor,
            Signs signs) {
        double noise = size.isPresent() ? NOISES * sensor.noise() : 0;
        Levels levels = new Levels();
        for (Level level : rule.levels()) {
            int index = course.metAt(rule, level, report());
            if (index < course.values().length && !course.isBeyond(rule, level, noise, report())) {
                levels.doubt();
            } else if (index < course.values().length) {
                Instant crossed = course.at(course.crossedAt(rule, level, report()));
                Timing own = timing(Duration.between(request.from(), crossed), level, sensor);
                levels.add(
                        level,
                        Duration.between(request.from(), course.at(index)),
                        signs.timing(level.severity()).orElse(own));
            }
        }
        int lowest = course.metAt(rule, rule.levels().get(0), report());
        Duration metAt = Duration.between(request.from(), course.at(lowest));
        return due(expected, levels, size, metAt);
    }

    /** Nobody can say it before the course itself does: the time allowed ends no sooner than a minute after that. */
    private static Due due(Expected expected, Levels levels, OptionalDouble size, Duration metAt) {
        boolean claimed = levels.isClaimed();
        Duration possible = metAt.plus(LEEWAY);
        Duration within = claimed && possible.compareTo(expected.within()) > 0 ? possible : expected.within();
        Optional<Severity> severity = expected.severity().or(levels::gravest);
        return new Due(expected.rule(), severity, within, size, claimed, 1, levels.timing(severity));
    }
}
