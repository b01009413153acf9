package lifeline.acceptance;

import static lifeline.simulators.junit.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Signal;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.junit.City;
import lifeline.simulators.junit.SimulatedCity;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way the city can break, and what the shipped rules make of it. */
@SimulatedCity(devices = 100, seed = 3)
class HazardsTest {
    private static final Set<String> HAZARD_RULES = Catalogue.load().rules().stream()
            .filter(rule -> rule.track() == Track.HAZARD)
            .map(Rule::id)
            .collect(Collectors.toSet());

    /** Of so small a city's zones the one whose users' meters are told, without which nobody can know of a loss. */
    private static final String METERED = "water-zone-0001";

    static Stream<Arguments> hazards() {
        return Simulation.all(Catalogue.load()).stream().flatMap(simulation -> simulation.faults().stream()
                .filter(fault -> fault.track() == Track.HAZARD)
                .map(fault -> Arguments.of(simulation.domain(), fault.id())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hazards")
    void everyHazardIsToldWhereItStrikesAndClearsWhenItIsOver(String domain, String fault, City city, Signals signals) {
        Injection struck = city.at(minutes(20)).strike(fault, fault.equals("seepage") ? METERED : domain);
        city.runUntil(Duration.between(city.start(), struck.until()).plus(minutes(60)));
        List<Signal> told = signals.all().stream()
                .filter(signal -> HAZARD_RULES.contains(signal.rule()))
                .filter(signal -> struck.struck().isEmpty() || struck.struck().containsKey(signal.device()))
                .toList();
        assertTrue(!told.isEmpty(), () -> struck + " raised nothing but " + signals.all());
        assertEquals(
                count(told, "RAISE"), count(told, "CLEAR"), () -> struck + " was raised and did not clear: " + told);
    }

    private static long count(List<Signal> signals, String kind) {
        return signals.stream()
                .filter(signal -> signal.kind().name().equals(kind))
                .count();
    }
}
