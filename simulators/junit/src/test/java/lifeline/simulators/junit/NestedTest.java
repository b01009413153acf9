package lifeline.simulators.junit;

import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SimulatedCity(devices = 50, seed = 7)
class NestedTest {
    @Nested
    class InANestedClass {
        private Signals before;

        @BeforeEach
        void breakSomething(City city, Signals signals) {
            city.at(minutes(2)).leak("gas-07");
            before = signals;
        }

        @Test
        void theCityIsThatOfTheOuterClass(City city, Signals signals) {
            assertEquals(7, city.seed());
            assertEquals(before, signals);
            assertThat(signals).raised("gas.methane.leak");
        }

        @Test
        @SimulatedCity(devices = 50)
        void aSeedThatIsLeftOutIsDrawn(City city) {
            assertNotEquals(SimulatedCity.DRAWN, city.seed());
        }
    }
}
