package lifeline.simulators.junit;

import static lifeline.simulators.junit.Durations.hours;
import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SimulatedCity(devices = 50, seed = 7)
class CityTest {
    private static final List<String> FIRST = new ArrayList<>();

    static Stream<String[]> everyFaultOfTheCatalogue() {
        return Simulation.all(Catalogue.load()).stream().flatMap(simulation -> simulation.faults().stream()
                .map(fault -> new String[] {simulation.domain(), fault.id()}));
    }

    @ParameterizedTest
    @MethodSource
    void everyFaultOfTheCatalogue(String domain, String fault, City city, Truth truth) {
        city.at(minutes(1)).strike(fault, domain);
        assertEquals(List.of(), truth.faults());
        city.run(minutes(1));
        assertEquals(fault, truth.faults().get(0).model().id());
        assertEquals(domain, truth.faults().get(0).domain());
        assertEquals(city.start().plusSeconds(60), truth.faults().get(0).from());
    }

    @Test
    void whatTheDevicesSaidIsCounted(City city, Truth truth) {
        city.run(hours(1));
        long ofOne = truth.readings("gas-methane-0001.methane");
        assertTrue(ofOne >= 57 && ofOne <= 63, () -> "one a minute: " + ofOne);
        assertTrue(truth.readings() > truth.messages() && truth.messages() > 50 * 60, truth.ledger()::toString);
    }

    @Test
    void everyReadingIsToldToWhoeverListens(City city, Truth truth) {
        List<Reading> told = new ArrayList<>();
        city.listen(told::add).run(hours(1));
        assertEquals(truth.readings(), told.size());
        assertEquals(
                truth.readings("gas-methane-0001.methane"),
                told.stream()
                        .filter(reading -> reading.sensor().equals("gas-methane-0001.methane"))
                        .count());
    }

    @Test
    void aPlaceIsAnAssetADeviceASensorADomainOrANumberInIt(City city) {
        for (String where :
                List.of("gas-07", "gas-7", "gas-well-0007", "gas-methane-0007", "gas-methane-0007.methane")) {
            assertEquals("gas-methane-0007", city.now().leak(where).device(), where);
        }
        assertEquals("gas", city.now().leak("gas").domain());
        assertEquals("waterlogging", city.now().strike("storm").domain());
        assertEquals("waterlogging", city.now().strike("storm", "waterlogging").domain());
    }

    @Test
    void whatDoesNotExistIsRefusedWithWhatDoes(City city) {
        assertRefused("there are: gas (leak, ", () -> city.now().strike("leek", "gas-07"));
        assertRefused(
                "'leak' of gas strikes at gas-well-0001, ", () -> city.now().leak("gas-77"));
        assertRefused("there is no 'mars-01' in this city; 'leak' of gas", () -> city.now()
                .leak("mars-01"));
        assertRefused(
                "'leak' cannot strike at 'gas-regulator-0001'", () -> city.now().leak("gas-regulator-0001"));
        assertRefused("of the domain bridge, which knows no 'leak'; its faults are: ", () -> city.now()
                .leak("bridge-1"));
        assertRefused("'leak' is a fault of gas, water, heating; say where", () -> city.now()
                .strike("leak"));
        assertRefused("strikes the whole city", () -> city.now().strike("storm", "waterlogging-01"));
    }

    @Test
    void aMomentThatIsPastIsRefused(City city) {
        Moment early = city.at(minutes(1));
        city.run(minutes(5));
        assertRefused(
                "the city already stands at 5m after its start; nothing can break at 2m", () -> city.at(minutes(2)));
        assertRefused("that moment is past", () -> early.leak("gas-07"));
    }

    @Test
    void aFaultCanBeHarderAndLonger(City city, Signals signals) {
        city.at(minutes(1)).times(0.05).lasting(minutes(40)).leak("gas-07");
        assertThat(signals).silent("gas.methane.leak").during(hours(1));
        city.in(minutes(1)).times(0.5).lasting(minutes(40)).leak("gas-07");
        assertThat(signals).raised("gas.methane.leak");
        city.run(minutes(39));
        assertTrue(signals.of("gas.methane.leak").stream()
                .noneMatch(signal -> signal.kind().name().equals("CLEAR")));
        assertThat(signals).cleared("gas.methane.leak").within(minutes(5));
    }

    @Test
    @SimulatedCity(devices = 60, seed = 3, scenario = "gas-leak")
    void theAnnotationOnAMethodStandsForTheOneOnItsClass(City city, Signals signals, Truth truth) {
        assertEquals(60, city.devices().size());
        assertThat(signals).raised("gas.methane.leak");
        assertEquals("gas-leak", truth.faults().get(0).play());
    }

    @RepeatedTest(3)
    void theSameSeedGivesTheSameSignals(City city, Signals signals) {
        city.at(minutes(2)).leak("gas");
        city.run(minutes(20));
        FIRST.add(signals.all().toString());
        assertEquals(FIRST.get(0), FIRST.get(FIRST.size() - 1));
    }

    @Test
    void aDayOfFiftyDevicesTakesSeconds(City city, Truth truth) {
        long began = System.nanoTime();
        city.run(hours(24));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("a day of 50 devices: %,d readings judged in %.1f s%n", truth.readings(), seconds);
        assertTrue(seconds < 60, () -> seconds + " s");
    }

    private static void assertRefused(String why, Executable what) {
        String text = String.valueOf(
                assertThrows(IllegalArgumentException.class, what).getMessage());
        assertTrue(text.contains(why), text);
    }
}
