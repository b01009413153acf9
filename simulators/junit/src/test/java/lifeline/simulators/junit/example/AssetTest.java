package lifeline.simulators.junit.example;

import static lifeline.simulators.junit.Durations.hours;
import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.junit.City;
import lifeline.simulators.junit.SimulatedCity;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.Test;

/** Rules over several sensors of one asset. */
class AssetTest {
    @Test
    @SimulatedCity(devices = 60, seed = 7)
    void aQuietDayTripsNoRuleOverSeveralSensors(City city, Signals signals) {
        city.run(hours(26));
        List<String> joint = Catalogue.load().rules().stream()
                .filter(rule -> rule.joint().isPresent())
                .map(Rule::id)
                .toList();
        assertEquals(
                List.of(),
                signals.all().stream().map(Signal::rule).filter(joint::contains).toList());
    }

    @Test
    @SimulatedCity(devices = 60, seed = 7)
    void aZoneThatLeaksIsABurstAndAFireDrillIsNot(City city, Signals signals) {
        city.at(hours(1)).strike("fire-drill", "water-inlet-0002");
        city.run(hours(3));
        assertThat(signals).silent("water.pressure.burst-inflow");
        Injection leak = city.now().strike("leak", "water-inlet-0002");
        city.run(minutes(30));
        assertThat(signals).after(leak).raised("water.pressure.burst-inflow");
        assertEquals(
                "water-zone-0002",
                signals.of("water.pressure.burst-inflow").get(0).subject());
    }

    @Test
    @SimulatedCity(devices = 60, seed = 7)
    void aPipeTornDownstreamOfARegulatorIsARupture(City city, Signals signals) {
        Injection torn = city.at(hours(1)).strike("rupture", "gas-outlet-0001");
        assertThat(signals).after(torn).raised("gas.outlet-pressure.rupture").within(minutes(3));
    }

    @Test
    @SimulatedCity(devices = 60, seed = 7)
    void aStationThatLosesWaterIsToldFromOneThatIsFilled(City city, Signals signals) {
        city.at(hours(1)).strike("filling-test", "heating-station-0001");
        city.run(hours(3));
        assertThat(signals).silent("heating.return-pressure.losing");
        Injection leak = city.now().strike("leak", "heating-station-0001");
        assertThat(signals).after(leak).raised("heating.return-pressure.losing").within(minutes(8));
    }

    @Test
    @SimulatedCity(devices = 60, seed = 7)
    void aStationThatIsShutTakesNoHeat(City city, Signals signals) {
        Injection shut = city.at(hours(1)).lasting(minutes(100)).strike("blockage", "heating-station-0001");
        city.run(hours(3));
        assertThat(signals).after(shut).raised("heating.supply-temperature.unused");
    }
}
