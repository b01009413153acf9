package lifeline.simulators.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.Cities;
import lifeline.simulators.fault.Injection;
import org.junit.jupiter.api.Test;

/** Held against the levels of the shipped rules, stricter than the rules are: one value at a level counts. */
class RulesTest {
    private final Map<String, Deque<Told>> windows = new HashMap<>();
    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, Integer> runs = new HashMap<>();

    private record Told(Instant at, double value) {}

    @Test
    void aWholeCityTripsNoRuleInADay() {
        Set<String> reached = new TreeSet<>();
        for (Emission emission : Cities.first(Duration.ofHours(26), Cities.run(60, "quiet", 1, fault -> {}))) {
            reached.addAll(reachedBy(emission));
        }
        assertEquals(Set.of(), reached);
    }

    @Test
    void everyHazardReachesARuleAtTheSensorItStrikes() {
        for (String play :
                List.of("gas-leak", "water-burst", "heating-leak", "bridge-overload", "storm-flooding", "default")) {
            Set<Injection> hazards = new HashSet<>();
            Set<String> reached = new TreeSet<>();
            Duration length = Duration.ofMinutes(play.equals("default") ? 150 : 20);
            for (Emission emission : Cities.first(length, Cities.run(100, play, 3, fault -> {
                if (fault.model().track() == Track.HAZARD
                        && fault.until().isBefore(Cities.START.plus(length))
                        && fault.device() != null) {
                    hazards.add(fault);
                }
            }))) {
                reached.addAll(reachedBy(emission));
            }
            for (Injection hazard : hazards) {
                assertTrue(
                        hazard.struck().keySet().stream()
                                .anyMatch(device -> reached.stream().anyMatch(key -> key.startsWith(device + '.'))),
                        play + ": nothing was noticed of " + hazard);
            }
        }
    }

    @Test
    void theGasLeakIsRedWithinFiveMinutesAndOverWithinTwelve() {
        List<Injection> faults = new ArrayList<>();
        List<Emission> sent = Cities.first(Duration.ofMinutes(20), Cities.run(1_000, "gas-leak", 1, faults::add));
        String device = faults.get(0).device();
        int red = 0;
        for (Emission emission : sent) {
            for (Sample sample : emission.samples()) {
                if (emission.topic().domain().equals("gas") && sample.values().containsKey("methane")) {
                    double methane = value(emission, sample, "methane");
                    boolean over = emission.at().isAfter(Cities.START.plus(Duration.ofMinutes(12)));
                    assertTrue(!over || methane < 4, emission + " is still " + methane);
                    red += emission.topic().device().equals(device)
                                    && methane >= 50
                                    && emission.at().isBefore(Cities.START.plus(Duration.ofMinutes(5)))
                            ? 1
                            : 0;
                }
            }
        }
        assertTrue(red >= 10, red + " red readings at " + device);
    }

    @Test
    void stuckDevicesAreStuckLongEnoughForTheirRule() {
        for (var simulation : Cities.SIMULATIONS) {
            for (FaultModel fault : simulation.faults()) {
                fault.effects().forEach((name, effect) -> Cities.CATALOGUE.rules().stream()
                        .filter(rule -> effect.shape() == Effect.Shape.STUCK
                                && rule.domain().equals(simulation.domain())
                                && rule.quantity().equals(name)
                                && kind(rule).equals("FlatLine"))
                        .forEach(rule -> assertTrue(
                                fault.lasts().toSeconds()
                                        > rule.levels().get(0).raise()
                                                * quantity(simulation.domain(), name)
                                                        .period()
                                                        .toSeconds(),
                                simulation.domain() + '/' + fault.id() + " ends before " + rule.id())));
            }
        }
    }

    private Set<String> reachedBy(Emission emission) {
        Set<String> reached = new TreeSet<>();
        String domain = emission.topic().domain();
        for (Sample sample : emission.samples()) {
            Instant at = sample.time() == null ? emission.at() : sample.time();
            for (String name : sample.values().keySet()) {
                String sensor = emission.topic().device() + '.' + name;
                double value = value(emission, sample, name);
                Deque<Told> window = windows.computeIfAbsent(sensor, unknown -> new ArrayDeque<>());
                boolean same = !window.isEmpty() && window.getLast().value() == value;
                runs.merge(sensor, same ? 1 : -runs.getOrDefault(sensor, 0), Integer::sum);
                window.addLast(new Told(at, value));
                rulesOf(domain, name).stream()
                        .filter(rule -> isReached(rule, window, runs.getOrDefault(sensor, 0)))
                        .forEach(rule -> reached.add(sensor + " " + rule.id()));
                while (window.getFirst().at().isBefore(at.minus(Duration.ofMinutes(15)))) {
                    window.removeFirst();
                }
            }
        }
        return reached;
    }

    private List<Rule> rulesOf(String domain, String quantity) {
        return rules.computeIfAbsent(domain + '.' + quantity, unknown -> Cities.CATALOGUE.rules().stream()
                .filter(rule -> rule.domain().equals(domain) && rule.quantity().equals(quantity))
                .toList());
    }

    private static boolean isReached(Rule rule, Deque<Told> window, int run) {
        double level = rule.levels().get(0).raise();
        Told newest = window.getLast();
        Condition condition = rule.condition();
        if (condition instanceof Condition.RateOfChange rate) {
            return window.stream()
                    .filter(told -> !told.at().isBefore(newest.at().minus(rate.window())))
                    .anyMatch(told -> reaches(rate.direction(), newest.value() - told.value(), level));
        }
        if (condition instanceof Condition.Drop drop) {
            double[] before = window.stream()
                    .filter(told -> told.at().isBefore(newest.at())
                            && !told.at().isBefore(newest.at().minus(drop.window())))
                    .mapToDouble(Told::value)
                    .sorted()
                    .toArray();
            return before.length > 0 && reaches(drop.direction(), newest.value() - before[before.length / 2], level);
        }
        return condition instanceof Condition.FlatLine
                ? run >= level
                : condition.scale() == Scale.VALUE && condition.direction().reaches(newest.value(), level);
    }

    private static boolean reaches(Direction direction, double change, double level) {
        return direction.reaches(change, level);
    }

    private static String kind(Rule rule) {
        return rule.condition().getClass().getSimpleName();
    }

    private static double value(Emission emission, Sample sample, String name) {
        double told = java.util.Objects.requireNonNull(sample.values().get(name));
        String unit = emission.units().get(name);
        Quantity quantity = quantity(emission.topic().domain(), name);
        return unit == null
                ? told
                : quantity.convert(told, Unit.parse(unit).orElseThrow()).orElseThrow();
    }

    private static Quantity quantity(String domain, String name) {
        return Cities.CATALOGUE.quantity(domain, name).orElseThrow();
    }
}
