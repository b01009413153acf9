package lifeline.simulators.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.Cities;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void theSameSeedStrikesTheSameDevices() {
        assertEquals(plan("default", 7).take(40), plan("default", 7).take(40));
    }

    @Test
    void repeatsWhatIsToBeRepeatedInRoughlyItsTime() {
        List<Instant> leaks = plan("default", 1).take(200).stream()
                .filter(fault -> fault.id().startsWith("gas-leak"))
                .map(Injection::from)
                .toList();
        assertTrue(leaks.size() > 10);
        for (int i = 1; i < leaks.size(); i++) {
            long seconds = Duration.between(leaks.get(i - 1), leaks.get(i)).toSeconds();
            assertTrue(seconds >= 16 * 60 && seconds <= 24 * 60, seconds + " s between two leaks");
        }
    }

    @Test
    void neverStrikesAnAssetThatIsStillStruck() {
        List<Injection> faults = plan("default", 1).take(300);
        for (Injection one : faults) {
            for (Injection other : faults) {
                boolean both = !one.id().equals(other.id())
                        && one.asset() != null
                        && one.asset().equals(other.asset())
                        && one.from().isBefore(other.until())
                        && other.from().isBefore(one.until());
                assertTrue(!both, one + " and " + other);
            }
        }
    }

    @Test
    void aLeakReachesTheNeighbouringWellHalfAsHard() {
        List<Injection> leaks = LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> plan("gas-leak", seed).next())
                .toList();
        assertTrue(leaks.stream().allMatch(leak -> leak.struck().containsValue(1.0)), leaks.toString());
        assertTrue(leaks.stream().anyMatch(leak -> leak.struck().containsValue(0.5)), "not every well has one near");
    }

    @Test
    void namesTheScenariosThereAreWhenAskedForAnother() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> plan("earthquake", 1));
        assertTrue(String.valueOf(refusal.getMessage()).contains("gas-leak"));
    }

    @Test
    void aFaultThatWasAskedForHappensBesideThoseOfThePlay() {
        FaultPlan plan = plan("gas-leak", 1);
        Instant early = Cities.START.plusSeconds(5);
        Injection asked = plan.ask(
                new Request("gas", leak(), Optional.of("gas-methane-0003"), early, Duration.ofMinutes(2), 0.5));

        assertEquals(Optional.of(early), plan.nextAt());
        assertEquals(asked, plan.next());
        assertEquals("gas-methane-0003", asked.device());
        assertEquals(0.5, asked.struck().get("gas-methane-0003"));
        assertEquals(early.plus(Duration.ofMinutes(2)), asked.turn());
        assertEquals("gas-leak-2", plan.next().id());
        assertEquals(Optional.empty(), plan.nextAt());
    }

    @Test
    void aFaultThatWasAskedForWithoutAPlaceStrikesWhereTheSeedSays() {
        Instant at = Cities.START.plusSeconds(5);
        assertEquals(
                plan("quiet", 3).ask(Request.of("gas", leak(), at)).device(),
                plan("quiet", 3).ask(Request.of("gas", leak(), at)).device());
    }

    private static FaultModel leak() {
        return Cities.SIMULATIONS.stream()
                .filter(simulation -> simulation.domain().equals("gas"))
                .findFirst()
                .flatMap(gas -> gas.fault("leak"))
                .orElseThrow();
    }

    private static FaultPlan plan(String play, long seed) {
        return new FaultPlan(Cities.SIMULATIONS, new Targets(Cities.of(1_000)), play, seed, Cities.START);
    }
}
