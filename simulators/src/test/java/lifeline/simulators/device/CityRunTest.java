package lifeline.simulators.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.Cities;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import org.junit.jupiter.api.Test;

class CityRunTest {
    @Test
    void theSameSeedAndStartGiveTheSameMessages() {
        List<Emission> one = Cities.first(Duration.ofMinutes(30), Cities.run(100, "default", 7, fault -> {}));
        List<Emission> two = Cities.first(Duration.ofMinutes(30), Cities.run(100, "default", 7, fault -> {}));
        assertEquals(one, two);
        assertNotEquals(one, Cities.first(Duration.ofMinutes(30), Cities.run(100, "default", 8, fault -> {})));
    }

    @Test
    void messagesComeInTheOrderOfTheirInstants() {
        Instant before = Cities.START;
        for (Emission emission : Cities.first(Duration.ofMinutes(20), Cities.run(200, "default", 1, fault -> {}))) {
            assertFalse(emission.at().isBefore(before.minusMillis(1)), emission.toString());
            before = emission.at();
        }
    }

    @Test
    void everyDeviceSpeaksWithinItsPeriod() {
        Map<String, Instant> last = new HashMap<>();
        Map<String, Device> devices =
                Cities.of(100).devices().stream().collect(Collectors.toMap(Device::id, device -> device));
        for (Emission emission : Cities.first(Duration.ofMinutes(20), Cities.run(100, "quiet", 1, fault -> {}))) {
            String id = emission.topic().device();
            Duration period = java.util.Objects.requireNonNull(devices.get(id)).period();
            Instant before = last.getOrDefault(id, Cities.START);
            assertTrue(
                    Duration.between(before, emission.at()).toMillis() <= period.toMillis() * 1.06,
                    id + " was silent from " + before + " to " + emission.at());
            last.put(id, emission.at());
        }
        assertEquals(devices.keySet(), last.keySet());
    }

    @Test
    void noSensorHasTwoValuesAtOneInstantExceptInCopies() {
        assertInstantsDiffer(Cities.first(Duration.ofMinutes(30), Cities.run(200, "default", 1, fault -> {})));
    }

    @Test
    void noSensorHasTwoValuesAtTheInstantItIsSwitchedOn() {
        CityRun run = new CityRun(Cities.script(200, "quiet", 1, OptionalDouble.of(2_000)), fault -> {});
        assertInstantsDiffer(Cities.first(Duration.ofSeconds(2), run));
    }

    @Test
    void noClockShowsATimeBeforeItsDeviceWasSwitchedOn() {
        Instant start = Cities.START.plusNanos(19_636_191);
        CityRun.Script script = new CityRun.Script(
                Cities.CATALOGUE, Cities.SIMULATIONS, Cities.of(200), "quiet", 1, start, OptionalDouble.of(2_000));
        for (Emission emission : Cities.first(Duration.ofSeconds(2), new CityRun(script, fault -> {}))) {
            for (Sample sample : emission.samples()) {
                assertTrue(sample.time() == null || !sample.time().isBefore(start), emission::toString);
            }
        }
    }

    private static void assertInstantsDiffer(List<Emission> sent) {
        Set<String> keys = new HashSet<>();
        for (Emission emission : sent) {
            for (Sample sample : emission.samples()) {
                if (sample.time() != null && !emission.copy()) {
                    for (String quantity : sample.values().keySet()) {
                        assertTrue(keys.add(emission.topic().device() + '.' + quantity + '@' + sample.time()));
                    }
                }
            }
        }
    }

    @Test
    void atLeastATenthOfTheDevicesTellNoTime() {
        long untimed = Cities.of(1_000).devices().stream()
                .filter(device -> !Traits.of(device.id()).timed())
                .count();
        assertTrue(untimed >= 100 && untimed < 200, untimed + " of 1000");
    }

    @Test
    void someDevicesRepeatThemselvesAndSomeSendArrays() {
        List<Emission> sent = Cities.first(Duration.ofMinutes(20), Cities.run(1_000, "quiet", 1, fault -> {}));
        assertTrue(sent.stream().anyMatch(Emission::copy));
        assertTrue(sent.stream().anyMatch(emission -> emission.samples().size() == 2));
        for (int i = 1; i < sent.size(); i++) {
            if (sent.get(i).copy()) {
                assertEquals(sent.get(i - 1).samples(), sent.get(i).samples());
            }
        }
    }

    @Test
    void aSleepingNodeMeasuresEveryFiveMinutesReportsHalfHourlyAndAtOnceInAlarm() {
        CityRun run = new CityRun(Cities.script(100, "quiet", 1, OptionalDouble.empty()), fault -> {});
        Instant from = Cities.START.plus(Duration.ofHours(3));
        FaultModel flooded = Cities.SIMULATIONS.stream()
                .filter(simulation -> simulation.domain().equals("gas"))
                .findFirst()
                .orElseThrow()
                .fault("flooded")
                .orElseThrow();
        run.ask(new Request("gas", flooded, Optional.of("gas-node-0001"), from, flooded.lasts(), 1));
        List<Emission> sent = Cities.first(Duration.ofHours(4), run).stream()
                .filter(emission -> emission.topic().device().equals("gas-node-0001"))
                .toList();
        List<Emission> calm =
                sent.stream().filter(emission -> emission.at().isBefore(from)).toList();
        assertTrue(calm.size() >= 6 && calm.size() <= 7, calm.size() + " reports in three hours");
        calm.stream().skip(1).forEach(emission -> {
            int samples = emission.samples().size();
            assertTrue(samples == 6 || samples == 5 || samples == 7, samples + " samples");
            assertTrue(emission.form().array());
            assertEquals(
                    Set.of(0.0),
                    emission.samples().stream()
                            .map(sample -> sample.values().get("well-water"))
                            .collect(Collectors.toSet()));
        });
        List<Emission> alarmed = sent.stream()
                .filter(emission -> emission.at().isAfter(from) && emission.at().isBefore(from.plus(flooded.lasts())))
                .toList();
        assertTrue(alarmed.size() >= 18, alarmed.size() + " reports in twenty minutes of alarm");
        assertEquals(1.0, alarmed.get(3).samples().get(0).values().get("well-water"));
    }

    @Test
    void numbersNeverComeAgainAfterARestart() {
        CityRun.Script script = Cities.script(100, "quiet", 1, OptionalDouble.empty());
        long highest = Cities.first(Duration.ofMinutes(10), new CityRun(script, fault -> {})).stream()
                .flatMap(emission -> emission.samples().stream())
                .mapToLong(sample -> sample.seq() == null ? 0 : sample.seq())
                .max()
                .orElseThrow();
        CityRun later = new CityRun(
                new CityRun.Script(
                        script.catalogue(),
                        script.simulations(),
                        script.city(),
                        "quiet",
                        1,
                        Cities.START.plusSeconds(600),
                        OptionalDouble.empty()),
                fault -> {});
        long lowest = Cities.first(Duration.ofMinutes(12), later).stream()
                .flatMap(emission -> emission.samples().stream())
                .filter(sample -> sample.seq() != null)
                .mapToLong(sample -> sample.seq() == null ? 0 : sample.seq())
                .min()
                .orElseThrow();
        assertTrue(lowest > highest);
    }

    @Test
    void aSteadyRateIsKeptWhateverTheDevicesWouldDo() {
        CityRun run = new CityRun(Cities.script(100, "gas-leak", 1, OptionalDouble.of(50)), fault -> {});
        long sent = Cities.first(Duration.ofMinutes(10), run).stream()
                .filter(emission -> !emission.copy())
                .count();
        assertTrue(Math.abs(50 * 600 - sent) <= 1, sent + " messages");
    }

    @Test
    void aSilencedDeviceSaysNothingAndComesBack() {
        List<Injection> faults = new ArrayList<>();
        List<Emission> sent = Cities.first(Duration.ofMinutes(15), Cities.run(100, "sensor-dropout", 1, faults::add));
        Injection dropout = faults.stream()
                .filter(fault -> fault.id().startsWith("gas-dropout"))
                .findFirst()
                .orElseThrow();
        List<Instant> heard = sent.stream()
                .filter(emission -> emission.topic().device().equals(dropout.device()))
                .map(Emission::at)
                .toList();
        assertTrue(heard.stream().noneMatch(at -> !at.isBefore(dropout.from()) && at.isBefore(dropout.turn())));
        assertTrue(heard.stream().anyMatch(at -> at.isBefore(dropout.from())));
        assertTrue(heard.stream().anyMatch(at -> at.isAfter(dropout.turn())));
    }

    @Test
    void theDefaultPlayLeaksGasAfterTwentySeconds() {
        List<Injection> faults = new ArrayList<>();
        Cities.first(Duration.ofMinutes(1), Cities.run(1_000, "default", 1, faults::add));
        assertEquals("leak", faults.get(0).model().id());
        assertEquals(Cities.START.plusSeconds(20), faults.get(0).from());
    }
}
