package lifeline.simulators.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.simulators.Cities;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final Probes probes = probes();
    private final List<Emission> emissions = Cities.first(LENGTH, probes);

    private static Probes probes() {
        return new Probes(30, Cities.CATALOGUE, Cities.SIMULATIONS, 1, Cities.START);
    }

    @Test
    void theSameSeedGivesTheSameBumps() {
        Probes again = probes();

        assertEquals(emissions, Cities.first(LENGTH, again));
        assertEquals(probes.bumps(), again.bumps());
    }

    @Test
    void everyBumpGoesBeyondRedAsOftenAsItsRuleAsks() {
        assertFalse(probes.bumps().isEmpty());
        for (Bump bump : probes.bumps().stream().filter(Bump::whole).toList()) {
            Level red = red(rule(bump));
            List<Double> values = values(bump.sensor(), bump.from(), bump.confirmedAt());
            assertEquals(red.count(), values.size(), bump.toString());
            assertTrue(values.stream().allMatch(value -> value > red.raise()), bump + ": " + values);
        }
    }

    @Test
    void betweenBumpsItIsQuietForMuchLongerThanAnAlertTakesToClear() {
        Map<String, Bump> before = new HashMap<>();
        for (Bump bump : probes.bumps()) {
            Bump last = before.put(bump.sensor(), bump);
            if (last != null) {
                Instant quietFrom = Objects.requireNonNull(last.quietFrom());
                Instant quietUntil = Objects.requireNonNull(last.quietUntil());
                Duration quiet = Duration.between(quietFrom, quietUntil);
                assertTrue(quiet.compareTo(rule(bump).clearAfter().multipliedBy(2)) > 0, last + " then " + bump);
                Rule rule = rule(bump);
                assertTrue(
                        values(bump.sensor(), quietFrom, quietUntil).stream()
                                .allMatch(value -> value < rule.levels().get(0).clear()),
                        last.toString());
            }
        }
        assertFalse(before.isEmpty());
    }

    @Test
    void countingProbesTellNoTimeAndEachNumberOnce() {
        assertEquals(10, probes.counts().size());
        for (Count count : probes.counts()) {
            List<Sample> samples = emissions.stream()
                    .filter(emission ->
                            count.sensor().startsWith(emission.topic().device() + '.'))
                    .flatMap(emission -> emission.samples().stream())
                    .toList();
            samples.forEach(sample -> assertNull(sample.time()));
            Set<Long> numbers = samples.stream()
                    .flatMap(sample -> sample.values().values().stream())
                    .map(value -> Math.round(((float) (double) value - count.first()) / count.step()))
                    .collect(Collectors.toSet());
            assertEquals(count.numbers(), samples.size());
            assertEquals(count.numbers(), numbers.size());
        }
    }

    @Test
    void sendsAsManyMessagesASecondAsItSays() {
        assertEquals(Probes.perSecond(30) * LENGTH.toSeconds(), emissions.size(), 60);
    }

    private List<Double> values(String sensor, Instant from, Instant until) {
        return emissions.stream()
                .filter(emission -> sensor.startsWith(emission.topic().device() + '.'))
                .filter(emission ->
                        !emission.at().isBefore(from) && !emission.at().isAfter(until))
                .flatMap(emission -> emission.samples().stream())
                .flatMap(sample -> sample.values().values().stream())
                .toList();
    }

    private static Rule rule(Bump bump) {
        return Cities.CATALOGUE.rule(bump.rule()).orElseThrow();
    }

    private static Level red(Rule rule) {
        return rule.levels().get(rule.levels().size() - 1);
    }
}
