package lifeline.simulators.junit.fault;

import static lifeline.simulators.junit.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.junit.City;
import lifeline.simulators.junit.SimulatedCity;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fifteen kinds in which sensors and links fail, each as the simulated city plays it: what is said, and what is marked. */
@SimulatedCity(devices = 60, seed = 7)
class FifteenFaultsTest {
    private final List<Reading> told = new ArrayList<>();

    /**
     * A failure, and what comes of it.
     *
     * @param marks that readings of the struck device carry then, those of habits left out
     * @param rules that raise at the struck device's asset
     */
    private record Case(String domain, String fault, Set<Mark> marks, Set<String> rules) {}

    private static Case of(FailureKind kind) {
        return switch (kind) {
            case STUCK -> new Case("gas", "stuck", Set.of(Mark.FLAT_LINE), Set.of("gas.outlet-pressure.frozen"));
            case SPIKE -> new Case("gas", "spike", Set.of(Mark.SPIKE), Set.of());
            case DRIFT -> new Case("gas", "drift", Set.of(), Set.of());
            case DROPOUT -> new Case("gas", "dropout", Set.of(), Set.of("gas.methane.silent"));
            case LATE_BURST -> new Case("gas", "uplink-lost", Set.of(), Set.of("gas.methane.silent"));
            case DUPLICATE -> new Case("gas", "repeats", Set.of(), Set.of());
            case CLOCK_SKEW -> new Case("gas", "clock-1970", Set.of(Mark.CLOCK_REPLACED), Set.of());
            case UNIT_SWAP -> new Case("water", "scale", Set.of(Mark.QUARANTINED), Set.of("water.pressure.faulty"));
            case MAGIC -> new Case("gas", "magic", Set.of(Mark.QUARANTINED), Set.of("gas.methane.faulty"));
            case SATURATION ->
                new Case(
                        "gas",
                        "saturated",
                        Set.of(Mark.SATURATED, Mark.SPIKE),
                        Set.of("gas.methane.leak", "gas.methane.rise", "gas.methane.doubling"));
            case ENVIRONMENT -> new Case("gas", "flooded", Set.of(), Set.of("gas.well-water.flooded"));
            case BATTERY -> new Case("gas", "battery", Set.of(), Set.of("gas.methane.silent"));
            case MAINTENANCE ->
                new Case(
                        "gas",
                        "calibration",
                        Set.of(Mark.SPIKE),
                        Set.of("gas.methane.leak", "gas.methane.rise", "gas.methane.doubling"));
            case TAMPERING -> new Case("gas", "cover", Set.of(), Set.of("gas.cover-tilt.open"));
            case ZOMBIE -> new Case("gas", "zombie", Set.of(), Set.of("gas.methane.silent"));
        };
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void ofEachFaultIsSaidWhatTheTableSays(FailureKind kind, City city, Signals signals) {
        Case asked = of(kind);
        assertEquals(kind, kindOf(asked));
        Injection fault = play(asked, city);

        assertEquals(asked.rules(), raised(fault, signals));
        assertEquals(asked.marks(), marks(fault));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SATURATION", "MAINTENANCE", "TAMPERING"})
    void aFaultOfASensorIsNeverAHazard(FailureKind kind, City city, Signals signals) {
        Catalogue catalogue = Catalogue.load();
        Injection fault = play(of(kind), city);
        raised(fault, signals)
                .forEach(rule -> assertEquals(
                        Track.DEVICE, catalogue.rule(rule).orElseThrow().track(), rule));
    }

    @Test
    void calibrationAndDrillsInADeclaredWindowPageNobody(City city, Signals signals) {
        for (String fault : List.of("calibration", "drill")) {
            told.clear();
            Injection planned = city.in(minutes(20)).strike(fault, "gas-07");
            city.work(
                    String.valueOf(planned.device()),
                    city.elapsed().plus(minutes(15)),
                    city.elapsed().plus(minutes(45)));
            city.listenJudged(told::add).run(minutes(60));
            assertEquals(Set.of(), raised(planned, signals), fault);
            assertTrue(marks(planned).contains(Mark.WORK_WINDOW), fault);
        }
    }

    @Test
    void aCopyIsStoredAndJudgedOnce(City city) {
        Injection fault = play(of(FailureKind.DUPLICATE), city);
        List<String> keys = told.stream()
                .filter(reading -> reading.device().equals(fault.device()))
                .map(reading -> reading.sensor() + reading.observedAt())
                .toList();
        assertEquals(keys.size(), keys.stream().distinct().count());
    }

    private Injection play(Case asked, City city) {
        String where = asked.fault().equals("flooded") ? wellWithAFloat(city) : asked.domain();
        Injection fault = city.at(minutes(20)).strike(asked.fault(), where);
        city.listenJudged(told::add)
                .run(minutes(30))
                .runUntil(minutes(20).plus(fault.model().lasts()).plus(minutes(10)));
        return fault;
    }

    private static String wellWithAFloat(City city) {
        return city.devices().stream()
                .filter(device -> device.quantities().contains("well-water"))
                .map(Device::asset)
                .findFirst()
                .orElseThrow();
    }

    private static FailureKind kindOf(Case asked) {
        return Simulation.all(Catalogue.load()).stream()
                .filter(simulation -> simulation.domain().equals(asked.domain()))
                .flatMap(simulation -> simulation.fault(asked.fault()).stream())
                .map(model -> model.failing().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> raised(Injection fault, Signals signals) {
        return signals.all().stream()
                .filter(signal ->
                        signal.asset().equals(fault.asset()) && !signal.at().isBefore(fault.from()))
                .map(signal -> signal.rule())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the readings from the fault's beginning to its end, but for what devices do by habit. */
    private Set<Mark> marks(Injection fault) {
        Set<Mark> habits = EnumSet.of(Mark.NO_TIME, Mark.LATE, Mark.POSSIBLE_DUPLICATE);
        return told.stream()
                .filter(reading -> reading.device().equals(fault.device()))
                .filter(reading -> !reading.receivedAt().isBefore(fault.from())
                        && reading.receivedAt().isBefore(fault.until()))
                .flatMap(reading -> reading.quality().marks().stream())
                .filter(mark -> !habits.contains(mark))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Mark.class)));
    }
}
