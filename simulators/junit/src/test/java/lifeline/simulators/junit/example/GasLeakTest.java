package lifeline.simulators.junit.example;

import static lifeline.contract.signal.Severity.RED;
import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.Durations.seconds;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;

import lifeline.simulators.junit.City;
import lifeline.simulators.junit.SimulatedCity;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.Test;

@SimulatedCity(devices = 50, seed = 7)
class GasLeakTest {
    @Test
    void aLeakIsToldWithinAMinuteAndEndsWithTheGas(City city, Signals signals) {
        city.at(minutes(2)).leak("gas-07");
        assertThat(signals).raised("gas.methane.leak").at("gas-well-0007").within(seconds(60));
        assertThat(signals).raised("gas.methane.leak").withSeverity(RED).within(minutes(3));
        assertThat(signals).cleared("gas.methane.leak").within(minutes(5));
    }
}
