package lifeline.simulators.junit;

import static lifeline.contract.signal.Severity.BLUE;
import static lifeline.contract.signal.Severity.RED;
import static lifeline.simulators.junit.Durations.hours;
import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.Durations.seconds;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@SimulatedCity(devices = 50, seed = 7)
class SignalsAssertTest {
    @Test
    void timePassesOnlyAsFarAsAnAssertionNeeds(City city, Signals signals) {
        city.at(minutes(2)).leak("gas-07");
        assertEquals(Duration.ZERO, city.elapsed());
        Duration told = Duration.between(
                city.start(),
                assertThat(signals).raised("gas.methane.leak").signal().receivedAt());
        assertTrue(city.elapsed().compareTo(told) >= 0 && city.elapsed().compareTo(told.plusSeconds(1)) < 0);
    }

    @Test
    void aFailureTellsWhatWasRaisedInsteadWithTimesFromTheFault(City city, Signals signals) {
        city.at(minutes(2)).leak("gas-07");
        String text = failure(() -> assertThat(signals).raised("gas.outlet-pressure.low"));
        assertTrue(
                text.startsWith("expected gas.outlet-pressure.low raised, after the fault gas-leak-1 at gas-well-0007,"
                        + " which began 2m after the start,\nbut it was not."),
                text);
        assertTrue(text.contains("RAISE    YELLOW gas.methane.leak, gas-methane-0007.methane at gas-well-0007"), text);
        assertTrue(text.contains("\n  +"), text);
        assertTrue(text.contains("@SimulatedCity(devices = 50, seed = 7L, scenario = \"quiet\""), text);
    }

    @Test
    void anAlarmThatCameTooLateFailsWithTheTimeItTook(City city, Signals signals) {
        city.at(minutes(2)).leak("gas-07");
        String text =
                failure(() -> assertThat(signals).raised("gas.methane.leak").within(seconds(1)));
        assertTrue(text.contains("within 1s of the fault gas-leak-1"), text);
        assertTrue(
                text.contains("but it was ") && text.contains("after the beginning (YELLOW, gas-methane-0007"), text);
    }

    @Test
    void anAlarmAtAnotherPlaceOrOfAnotherSeverityIsNotTheOneAskedFor(City city, Signals signals) {
        city.at(minutes(2)).times(0.2).leak("gas-07");
        assertThat(signals).raised("gas.methane.leak").withSeverity(BLUE);
        failure(() -> assertThat(signals).raised("gas.methane.leak").withSeverity(RED));
        failure(() -> assertThat(signals).raised("gas.methane.leak").at("gas-well-0003"));
    }

    @Test
    void aRuleThatRaisedIsNotSilent(City city, Signals signals) {
        city.at(minutes(2)).leak("gas-07");
        assertThat(signals).silent("gas.outlet-pressure.low").during(hours(1));
        assertThat(signals).silent("gas.methane.leak", "gas-well-0003");
        String text = failure(() -> assertThat(signals).silent());
        assertTrue(text.startsWith("expected every rule to raise nothing"), text);
    }

    @Test
    void aWholeCityIsSilentForADay(Signals signals) {
        assertThat(signals).silent().during(hours(24));
    }

    @Test
    void speaksOfTheFaultItIsGiven(City city, Signals signals) {
        Injection leak = city.at(minutes(2)).leak("gas-07");
        city.at(minutes(30)).dropout("gas-03");
        assertThat(signals).after(leak).raised("gas.methane.leak").within(seconds(60));
        assertThat(signals).raised("gas.methane.silent").at("gas-methane-0003").within(minutes(5));
        assertThat(signals).cleared("gas.methane.silent").within(minutes(2));
    }

    @Test
    void aRuleThatDoesNotExistIsRefusedWithThoseThatDo(Signals signals) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> assertThat(signals).raised("gas.methane.leek"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("gas.methane.leak, "), refusal::toString);
    }

    private static String failure(Executable assertion) {
        return String.valueOf(assertThrows(AssertionError.class, assertion).getMessage());
    }
}
