package lifeline.simulators.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.Cities;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import org.junit.jupiter.api.Test;

class UplinkTest {
    private static final Duration LENGTH = Duration.ofMinutes(30);

    @Test
    void aGatewaySendsAfterAnOutageAllThatWasSaidOfEachDeviceInItsOrderAndNoFasterThanItsRate() {
        Run broken = run("uplink-lost");
        Injection fault = broken.fault();
        Set<String> struck = fault.struck().keySet();
        assertTrue(struck.size() > 2, struck::toString);
        List<Emission> late = new ArrayList<>();
        Map<String, Instant> last = new HashMap<>();
        for (Emission emission : broken.sent()) {
            if (struck.contains(emission.topic().device())) {
                boolean isOut = !emission.at().isBefore(fault.from()) && emission.at().isBefore(fault.turn());
                assertFalse(isOut, () -> "sent without an uplink: " + emission);
                for (Sample sample : emission.samples()) {
                    Instant time = sample.time();
                    if (time != null && !emission.copy()) {
                        Instant before = last.put(emission.topic().device(), time);
                        assertTrue(before == null || before.isBefore(time), emission::toString);
                        if (time.isBefore(fault.turn()) && emission.at().isAfter(fault.turn())) {
                            late.add(emission);
                        }
                    }
                }
            }
        }
        assertTrue(late.size() > 20, () -> late.size() + " late messages");
        for (int i = 1; i < late.size(); i++) {
            assertFalse(late.get(i).at().isBefore(late.get(i - 1).at().plusMillis(199)), late.get(i)::toString);
        }
        assertEquals(said(run("").sent()), said(broken.sent()));
    }

    @Test
    void whatOvertakesAnotherLosesNothing() {
        assertEquals(said(run("").sent()), said(run("reorders").sent()));
    }

    @Test
    void aMessageThatComesTwiceIsACopyTheSecondTime() {
        Run broken = run("repeats");
        Map<Object, Integer> times = new HashMap<>();
        List<Emission> struck = broken.sent().stream()
                .filter(emission -> broken.fault().struck().containsKey(emission.topic().device())
                        && !emission.at().isBefore(broken.fault().from())
                        && emission.at().isBefore(broken.fault().turn()))
                .toList();
        for (Emission emission : struck) {
            assertEquals(emission.copy(), times.merge(emission.samples(), 1, Integer::sum) > 1);
        }
        assertEquals(said(run("").sent()), said(broken.sent()));
    }

    @Test
    void messagesLeaveInTheOrderOfTheirInstantsWhateverFails() {
        Instant before = Cities.START;
        for (Emission emission : Cities.first(Duration.ofMinutes(45), Cities.run(100, "device-faults", 3, fault -> {}))) {
            assertFalse(emission.at().isBefore(before.minusMillis(1)), emission::toString);
            before = emission.at();
        }
    }

    @Test
    void theSameSeedFailsInTheSameWay() {
        assertEquals(
                Cities.first(LENGTH, Cities.run(100, "device-faults", 3, fault -> {})),
                Cities.first(LENGTH, Cities.run(100, "device-faults", 3, fault -> {})));
    }

    private record Run(List<Emission> sent, Injection fault) {}

    private static Run run(String fault) {
        CityRun run = new CityRun(Cities.script(150, "quiet", 1, OptionalDouble.empty()), begun -> {});
        FaultModel model = Cities.SIMULATIONS.stream()
                .filter(simulation -> simulation.domain().equals("gas"))
                .findFirst()
                .orElseThrow()
                .fault(fault.isEmpty() ? "repeats" : fault)
                .orElseThrow();
        Request request = Request.of("gas", model, Cities.START.plusSeconds(300));
        Injection asked = run.ask(request);
        CityRun whole = new CityRun(Cities.script(150, "quiet", 1, OptionalDouble.empty()), begun -> {});
        return new Run(Cities.first(LENGTH, fault.isEmpty() ? whole : run), asked);
    }

    /** What was said, whenever and how often; but for the last minute, in which some is still on its way. */
    private static Set<Object> said(List<Emission> sent) {
        Set<Object> said = new HashSet<>();
        sent.forEach(emission -> emission.samples().stream()
                .filter(sample -> sample.time() == null
                        || sample.time().isBefore(Cities.START.plus(LENGTH).minusSeconds(60)))
                .filter(sample -> sample.time() != null)
                .forEach(sample -> said.add(emission.topic() + " " + sample)));
        return said;
    }
}
