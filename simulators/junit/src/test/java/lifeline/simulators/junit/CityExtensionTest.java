package lifeline.simulators.junit;

import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The extension, seen from a run of tests inside a test. */
class CityExtensionTest {
    @Test
    void aTestThatFailedTellsItsCityAndTheSeedDrawsItAgain() {
        TestRun run = TestRun.of(Unlucky.class);
        Throwable failure = run.failures().get(0);
        assertEquals(1, failure.getSuppressed().length);
        String told = String.valueOf(failure.getSuppressed()[0].getMessage());
        assertTrue(told.contains("@SimulatedCity(devices = 40, seed = " + Unlucky.SEEDS.element()), told);

        System.setProperty(SimulatedCity.SEED_PROPERTY, Long.toString(Unlucky.SEEDS.remove()));
        try {
            TestRun again = TestRun.of(Unlucky.class);
            assertEquals(failure.getMessage(), again.failures().get(0).getMessage());
        } finally {
            System.clearProperty(SimulatedCity.SEED_PROPERTY);
        }
    }

    @Test
    void aCityAskedForBeforeAllTestsIsThatOfAllOfThem() {
        TestRun run = TestRun.of(OfAll.class);
        assertEquals(List.of(), run.failures());
        assertEquals(2, run.succeeded());
    }

    @Test
    void testsInParallelHaveCitiesOfTheirOwn() {
        assertEquals(List.of(), TestRun.parallel(4, Leaks.class, Quiet.class).failures());
    }

    /** Fails with what the city said, which depends on its seed. */
    @SimulatedCity(devices = 40)
    static class Unlucky {
        static final Queue<Long> SEEDS = new ConcurrentLinkedQueue<>();

        @Test
        void fails(City city, Truth truth) {
            SEEDS.add(city.seed());
            city.now().leak("gas");
            city.run(minutes(1));
            throw new AssertionError(truth.faults().get(0).device() + " " + truth.readings());
        }
    }

    @SimulatedCity
    static class OfAll {
        @BeforeAll
        static void begin(City city) {
            city.run(minutes(1));
        }

        @RepeatedTest(2)
        void goesOn(City city) {
            assertEquals(minutes(1), city.elapsed());
        }
    }

    @SimulatedCity(devices = 50, seed = 7)
    static class Leaks {
        @RepeatedTest(4)
        void atOne(City city, Signals signals, Truth truth) {
            city.at(minutes(1)).leak("gas-01");
            assertThat(signals).raised("gas.methane.leak").at("gas-well-0001");
            assertEquals(1, truth.faults().size());
        }

        @RepeatedTest(4)
        void atAnother(City city, Signals signals, Truth truth) {
            city.at(minutes(1)).leak("gas-06");
            assertThat(signals).raised("gas.methane.leak").at("gas-well-0006");
            assertEquals(1, truth.faults().size());
        }
    }

    @SimulatedCity(devices = 50, seed = 7)
    static class Quiet {
        @RepeatedTest(4)
        void stays(Signals signals) {
            assertThat(signals).silent().during(minutes(30));
        }
    }
}
