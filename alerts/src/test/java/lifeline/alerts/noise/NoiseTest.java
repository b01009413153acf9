package lifeline.alerts.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import lifeline.alerts.noise.Flapping.Onset;
import lifeline.alerts.noise.NoiseGate.Matter;
import lifeline.alerts.noise.NoiseGate.Situation;
import lifeline.alerts.noise.StormRule.Storm;
import lifeline.alerts.noise.Verdict.Reason;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final Instant NOW = Instant.parse("2026-06-01T04:00:00Z");
    private static final NoiseGate GATE = new NoiseGate(NoiseSettings.shipped());

    private static Labels labels(String domain, Severity severity, String track) {
        return new Labels(Map.of("domain", domain, "severity", severity.name(), "track", track, "device", "d1"));
    }

    private static Matter matter(Labels labels) {
        return new Matter(1, labels, Severity.valueOf(labels.value("severity")), "gas", "step 1", false);
    }

    private static Silence silence(boolean isApproved, String... matchers) {
        List<Matcher> all = List.of(matchers).stream().map(Matcher::parse).toList();
        return new Silence(
                7,
                all,
                NOW,
                NOW.plusSeconds(60),
                "an",
                "why",
                NOW,
                Silence.needsTwo(all, List.of("gas")),
                isApproved ? Optional.of(new Silence.Signed("bo", NOW)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Situation situation(Silence silence) {
        return new Situation(List.of(silence), List.of(), Optional.empty(), List.of(), 0);
    }

    @Test
    void aPatternMatchesWhatJavasDoes() {
        Random random = new Random(7);
        String[] parts = {"a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab|c)", "(a*)", "c"};
        String[] times = {"", "", "*", "+", "?", "{2}", "{1,2}", "{1,}"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int n = random.nextInt(4); n >= 0; n--) {
                pattern.append(parts[random.nextInt(parts.length)]).append(times[random.nextInt(times.length)]);
                pattern.append(random.nextInt(8) == 0 ? "|" : "");
            }
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append("abc".charAt(random.nextInt(3)));
            }
            assertEquals(
                    Pattern.matches(pattern.toString(), text),
                    LinearPattern.of(pattern.toString()).matches(text.toString()),
                    pattern + " on " + text);
        }
    }

    @Test
    void aPatternThatWouldBacktrackForeverAnswersAtOnce() {
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertFalse(LinearPattern.of("(a+)+(a|aa)+(.*.*)*b").matches("a".repeat(200))));
        assertThrows(IllegalArgumentException.class, () -> LinearPattern.of("((a{999}){999}){999}"));
    }

    @Test
    void aRedOfGasIsSilencedByTwoPeopleOrNotAtAll() {
        Labels red = labels("gas", Severity.RED, "HAZARD");
        assertEquals(
                Reason.PAGED,
                GATE.hold(matter(red), situation(silence(false, "device=d1")), NOW)
                        .reason());
        assertEquals(
                Reason.SILENCED,
                GATE.hold(matter(red), situation(silence(true, "device=d1")), NOW)
                        .reason());
        Labels yellow = labels("gas", Severity.YELLOW, "HAZARD");
        assertEquals(
                Reason.SILENCED,
                GATE.hold(matter(yellow), situation(silence(false, "device=d1")), NOW)
                        .reason());
    }

    @Test
    void whetherASilenceNeedsTwoIsDecidedWithCaution() {
        assertTrue(silence(false, "device=d1").needsTwo());
        assertTrue(silence(false, "rule=~.*leak").needsTwo());
        assertFalse(silence(false, "domain=water").needsTwo());
        assertFalse(silence(false, "severity!=RED", "device=d1").needsTwo());
        assertEquals(Silence.State.PROPOSED, silence(false, "device=d1").state(NOW));
        assertEquals(Silence.State.ACTIVE, silence(true, "device=d1").state(NOW));
        assertEquals(Silence.State.EXPIRED, silence(true, "device=d1").state(NOW.plusSeconds(60)));
        assertEquals(Silence.State.PENDING, silence(true, "device=d1").state(NOW.minusSeconds(1)));
    }

    @Test
    void aRuleThatCouldInhibitARedHazardIsRefused() {
        String shipped = """
                silence: { longest: 30d }
                two-persons: [gas]
                flapping: { times: 4, within: 30m, calm: 30m }
                families: { within: 30m, same: [{ rule: gas.methane.leak, and: [gas.methane.rise] }] }
                storm: { alerts: 60, every: 60s, calm: 5m, red-reserve: 10, red-gather: 1s, red-wait: 3s }
                grouping:
                  - { chain: "*", by: [domain], wait: 30s, interval: 5m, repeat: 4h }
                inhibition:
                  - { id: x, source: ['rule=a'], target: ['%s'], equal: [device] }
                """;
        assertThrows(IllegalArgumentException.class, () -> NoiseSettings.parse("x", shipped.formatted("domain=gas")));
        assertEquals(
                1,
                NoiseSettings.parse("x", shipped.formatted("track=DEVICE"))
                        .inhibitions()
                        .size());
    }

    @Test
    void nothingInhibitsItselfAndNoRedHazardIsInhibited() {
        Inhibition rule = new Inhibition(
                "x", List.of(Matcher.parse("device=d1")), List.of(Matcher.parse("device=d1")), List.of("device"));
        Labels device = labels("gas", Severity.BLUE, "DEVICE");
        Inhibition.Holding other = new Inhibition.Holding(2, device);
        assertTrue(rule.of(1, device, List.of(other)).isEmpty());
        Inhibition wide = new Inhibition(
                "y", List.of(Matcher.parse("track=DEVICE")), List.of(Matcher.parse("track=HAZARD")), List.of("device"));
        assertTrue(wide.of(1, labels("gas", Severity.ORANGE, "HAZARD"), List.of(other))
                .isPresent());
        assertTrue(wide.of(1, labels("gas", Severity.RED, "HAZARD"), List.of(other))
                .isEmpty());
    }

    @Test
    void whatFlapsIsToldOnceThenHeldUntilItIsCalmAndARedNever() {
        List<Onset> onsets = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant at = NOW.plusSeconds(60L * i);
            onsets.add(new Onset("1/" + i, Severity.YELLOW, at));
            Situation now = new Situation(List.of(), List.of(), Optional.empty(), onsets, i);
            reasons.add(GATE.hold(matter(labels("gas", Severity.YELLOW, "HAZARD")), now, at)
                    .reason());
            assertTrue(GATE.hold(matter(labels("gas", Severity.RED, "HAZARD")), now, at)
                    .isPaged());
        }
        assertEquals(
                List.of(Reason.PAGED, Reason.PAGED, Reason.PAGED, Reason.PAGED, Reason.PAGED), reasons.subList(0, 5));
        assertEquals(List.of(Reason.FLAPPING, Reason.FLAPPING, Reason.FLAPPING), reasons.subList(5, 8));
        Instant calm = NOW.plusSeconds(60L * 7).plus(Duration.ofMinutes(30));
        Situation last = new Situation(List.of(), List.of(), Optional.empty(), onsets, 7);
        assertTrue(GATE.hold(matter(labels("gas", Severity.YELLOW, "HAZARD")), last, calm)
                .isPaged());
    }

    @Test
    void redAndOrangeWaitForNoGroupAndInAStormARedLeavesAloneWhileTheReserveLasts() {
        Storm storm = new Storm(3, StormRule.Kind.RATE, "", "", NOW, NOW);
        Matter red = matter(labels("gas", Severity.RED, "HAZARD"));
        Matter orange = matter(labels("gas", Severity.ORANGE, "HAZARD"));
        Matter yellow = matter(labels("gas", Severity.YELLOW, "HAZARD"));
        assertTrue(GATE.way(red, List.of(), 99, NOW).isPaged());
        assertTrue(GATE.way(orange, List.of(), 0, NOW).isPaged());
        assertEquals(Reason.GROUPED, GATE.way(yellow, List.of(), 0, NOW).reason());
        assertEquals(Reason.STORM, GATE.way(orange, List.of(storm), 0, NOW).reason());
        assertTrue(GATE.way(red, List.of(storm), 4, NOW).isPaged());
        Verdict named = GATE.way(red, List.of(storm), 5, NOW);
        assertEquals(Reason.STORM, named.reason());
        assertTrue(named.until().isBefore(NOW.plusSeconds(5)));
    }
}
