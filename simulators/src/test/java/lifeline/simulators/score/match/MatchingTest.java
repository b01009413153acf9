package lifeline.simulators.score.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.Cities;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final String LEAK = "gas.methane.leak";
    private static final String RISE = "gas.methane.rise";
    private static final String ETHANE = "gas.ethane.natural-gas";
    private static final Map<String, String> QUANTITIES =
            Map.of(LEAK, "methane", RISE, "methane", ETHANE, "ethane", "water.pressure.burst", "pressure");
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final City CITY = Cities.of(200);
    private static final Device WELL = device(1);
    private static final Device NEIGHBOUR = device(2);
    private static final Device FAR = device(9);

    private final List<Said> said = new ArrayList<>();

    @Test
    void anAlarmOfTheDueRuleAtTheStruckDeviceAnswersInTime() {
        raise(LEAK, WELL, 90, Severity.RED);
        Answer answer = verdict(leak(0)).answers().get(0);
        assertEquals(Answer.Kind.IN_TIME, answer.kind());
        assertEquals(OptionalDouble.of(90), answer.delaySeconds());
        assertEquals(OptionalDouble.of(0), answer.metres());
        assertEquals(Optional.of(true), answer.rightLevel());
    }

    @Test
    void anAlarmAtANeighbourThatIsStruckAlongAnswersWithAPlaceError() {
        raise(LEAK, NEIGHBOUR, 90, Severity.RED);
        Answer answer = verdict(leak(0)).answers().get(0);
        assertEquals(Answer.Kind.IN_TIME, answer.kind());
        assertEquals(Places.of(CITY).metres(WELL.asset(), NEIGHBOUR.asset()), answer.metres());
        assertTrue(answer.metres().orElseThrow() > 10, answer.metres() + " m");
    }

    @Test
    void anAlarmAboutTheAssetOfANeighbourThatIsStruckAlongIsExplained() {
        said.add(new Said(LEAK, NEIGHBOUR.asset(), SignalKind.RAISE, Severity.RED, START.plusSeconds(80)));
        said.add(new Said(LEAK, FAR.asset(), SignalKind.RAISE, Severity.RED, START.plusSeconds(90)));
        List<Ruling> rulings = verdict(leak(0)).rulings();
        assertEquals(List.of(false, true), rulings.stream().map(Ruling::isFalse).toList());
    }

    @Test
    void anAlarmElsewhereIsFalseAndAnswersNothing() {
        raise(LEAK, FAR, 90, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(Answer.Kind.MISSED, verdict.answers().get(0).kind());
        assertTrue(verdict.rulings().get(0).isFalse());
    }

    @Test
    void anotherRuleOnTheSameQuantityIsAConsequenceAndAnswersNothing() {
        raise(RISE, WELL, 60, Severity.YELLOW);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(Answer.Kind.MISSED, verdict.answers().get(0).kind());
        assertFalse(verdict.rulings().get(0).isFalse());
    }

    @Test
    void aRuleOnAQuantityThatTheFaultDoesNotTouchIsFalseThere() {
        raise(ETHANE, WELL, 60, Severity.YELLOW);
        assertTrue(verdict(leak(0)).rulings().get(0).isFalse());
    }

    @Test
    void aRuleThatMaySpeakIsExplainedAnywhere() {
        raise("water.pressure.burst", FAR, 60, Severity.YELLOW);
        TrueFault fault = fault(0, Set.of("water.pressure.burst"), Set.of(), false, due(LEAK, Severity.RED));
        assertFalse(verdict(fault).rulings().get(0).isFalse());
    }

    @Test
    void anAlarmFromBeforeTheFaultIsFalseAndDoesNotAnswerIt() {
        raise(LEAK, WELL, -600, Severity.BLUE);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(Answer.Kind.MISSED, verdict.answers().get(0).kind());
        assertTrue(verdict.rulings().get(0).isFalse());
    }

    @Test
    void anAlarmFromBeforeTheFaultAnswersItByEscalatingAndStaysFalse() {
        raise(LEAK, WELL, -600, Severity.BLUE);
        say(LEAK, WELL, 100, SignalKind.ESCALATE, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(Answer.Kind.IN_TIME, verdict.answers().get(0).kind());
        assertEquals(OptionalDouble.of(100), verdict.answers().get(0).delaySeconds());
        assertEquals(Optional.of(true), verdict.answers().get(0).rightLevel());
        assertTrue(verdict.rulings().get(0).isFalse());
    }

    @Test
    void anEaseTellsOfNothing() {
        raise(LEAK, WELL, -600, Severity.RED);
        say(LEAK, WELL, 100, SignalKind.EASE, Severity.BLUE);
        assertEquals(Answer.Kind.MISSED, verdict(leak(0)).answers().get(0).kind());
    }

    @Test
    void whatIsSaidAfterTheTimeAllowedIsLateAndNoFalseAlarm() {
        raise(LEAK, WELL, 301, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(Answer.Kind.LATE, verdict.answers().get(0).kind());
        assertFalse(verdict.answers().get(0).isAnswered());
        assertFalse(verdict.rulings().get(0).isFalse());
    }

    @Test
    void whatIsSaidLongAfterAllIsBackToNormalIsFalse() {
        raise(LEAK, WELL, 600 + 15 * 60 + 1, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(Answer.Kind.MISSED, verdict.answers().get(0).kind());
        assertTrue(verdict.rulings().get(0).isFalse());
    }

    @Test
    void theGravestSeverityCountsAsTheLevelAlsoWhenItEasedAgain() {
        raise(LEAK, WELL, 60, Severity.YELLOW);
        say(LEAK, WELL, 90, SignalKind.ESCALATE, Severity.RED);
        say(LEAK, WELL, 400, SignalKind.EASE, Severity.BLUE);
        say(LEAK, WELL, 500, SignalKind.CLEAR, Severity.BLUE);
        assertEquals(Optional.of(true), verdict(leak(0)).answers().get(0).rightLevel());
    }

    @Test
    void aMilderLevelThanDueIsAnsweredAtTheWrongLevel() {
        raise(LEAK, WELL, 60, Severity.YELLOW);
        Answer answer = verdict(leak(0)).answers().get(0);
        assertTrue(answer.isAnswered());
        assertEquals(Optional.of(false), answer.rightLevel());
    }

    @Test
    void oneAlarmAnswersTwoFaultsThatStrikeThereTogether() {
        raise(LEAK, WELL, 90, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0), leak(30));
        assertEquals(Answer.Kind.IN_TIME, verdict.answers().get(0).kind());
        assertEquals(Answer.Kind.IN_TIME, verdict.answers().get(1).kind());
        assertEquals(OptionalDouble.of(60), verdict.answers().get(1).delaySeconds());
        assertEquals(1, verdict.rulings().size());
    }

    @Test
    void aSecondFaultUnderAnAlarmThatStandsForTheFirstIsAnsweredWithoutADelay() {
        raise(LEAK, WELL, 90, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0), leak(120));
        assertEquals(Answer.Kind.STANDING, verdict.answers().get(1).kind());
        assertTrue(verdict.answers().get(1).isAnswered());
        assertEquals(OptionalDouble.empty(), verdict.answers().get(1).delaySeconds());
    }

    @Test
    void aSecondFaultAfterTheFirstAlarmWasClearedNeedsAnAlarmOfItsOwn() {
        raise(LEAK, WELL, 90, Severity.RED);
        say(LEAK, WELL, 700, SignalKind.CLEAR, Severity.RED);
        assertEquals(
                Answer.Kind.MISSED,
                verdict(leak(0), leak(3_600)).answers().get(1).kind());
    }

    @Test
    void anAlarmThatIsNeverClearedStandsAndStillAnswers() {
        raise(LEAK, WELL, 90, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0));
        assertTrue(verdict.rulings().get(0).stands());
        assertTrue(verdict.answers().get(0).isAnswered());
    }

    @Test
    void theLagGoesFromWhenTheTruthComesToTheLevelDueToTheTellingOfThatLevel() {
        Timing timing = new Timing(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(10));
        Due red = new Due(
                LEAK,
                Optional.of(Severity.RED),
                Duration.ofMinutes(5),
                OptionalDouble.of(2),
                true,
                1,
                Optional.of(timing));
        raise(LEAK, WELL, 70, Severity.YELLOW);
        say(LEAK, WELL, 130, SignalKind.ESCALATE, Severity.RED);
        Answer answer =
                verdict(fault(0, Set.of(), Set.of(), false, red)).answers().get(0);
        assertEquals(OptionalDouble.of(70), answer.delaySeconds());
        assertEquals(Optional.of(new Lag(70, 40)), answer.lag());
    }

    @Test
    void aSizeThatNoRuleClaimsNeedNotRaiseAndMay() {
        TrueFault small = fault(
                0,
                Set.of(),
                Set.of(),
                false,
                new Due(LEAK, Optional.empty(), Duration.ofMinutes(5), OptionalDouble.of(0.7), false, 1));
        assertFalse(verdict(small).answers().get(0).due().claimed());
        raise(LEAK, WELL, 90, Severity.BLUE);
        assertFalse(verdict(small).rulings().get(0).isFalse());
    }

    @Test
    void whatMustStaySilentExplainsNothing() {
        raise(LEAK, WELL, 90, Severity.BLUE);
        TrueFault quiet = fault(0, Set.of(), Set.of(), true);
        Ruling ruling = verdict(quiet).rulings().get(0);
        assertTrue(ruling.isFalse());
        assertEquals(Optional.of(quiet), ruling.quiet());
    }

    @Test
    void aRuleListedAsSilentIsFalseThoughTheFaultTouchesWhatItJudges() {
        raise(LEAK, WELL, 90, Severity.BLUE);
        TrueFault fault = fault(0, Set.of(), Set.of(LEAK), false, due("gas.methane.silent", Severity.BLUE));
        assertTrue(verdict(fault).rulings().get(0).isFalse());
    }

    @Test
    void aRetractedAlarmNeverWas() {
        raise(LEAK, WELL, 90, Severity.RED);
        say(LEAK, WELL, 200, SignalKind.RETRACT, Severity.RED);
        Matching.Verdict verdict = verdict(leak(0));
        assertEquals(List.of(), verdict.rulings());
        assertEquals(Answer.Kind.MISSED, verdict.answers().get(0).kind());
    }

    @Test
    void anAlarmWhoseSubjectIsTheStruckAssetIsAtTheFault() {
        said.add(new Said(LEAK, WELL.asset(), SignalKind.RAISE, Severity.RED, START.plusSeconds(80)));
        assertTrue(verdict(leak(0)).answers().get(0).isAnswered());
    }

    @Test
    void anAlarmWhoseSubjectIsANeighbouringAssetThatIsStruckAlongIsAtTheFault() {
        said.add(new Said(RISE, NEIGHBOUR.asset(), SignalKind.RAISE, Severity.RED, START.plusSeconds(80)));
        said.add(new Said(RISE, FAR.asset(), SignalKind.RAISE, Severity.RED, START.plusSeconds(80)));
        List<Ruling> rulings = verdict(leak(0)).rulings();
        assertEquals(
                List.of(FAR.asset()),
                rulings.stream()
                        .filter(Ruling::isFalse)
                        .map(ruling -> ruling.alarm().place())
                        .toList());
    }

    @Test
    void aFaultOfTheWholeCityIsEverywhere() {
        raise(LEAK, FAR, 80, Severity.RED);
        TrueFault storm = new TrueFault(
                "storm",
                "storm",
                "gas",
                Optional.empty(),
                Set.of(),
                Set.of("methane"),
                START,
                START.plusSeconds(600),
                List.of(due(LEAK, Severity.RED)),
                Set.of(),
                Set.of(),
                false);
        Answer answer = verdict(storm).answers().get(0);
        assertTrue(answer.isAnswered());
        assertEquals(OptionalDouble.empty(), answer.metres());
    }

    private static Device device(int number) {
        return CITY.devices().stream()
                .filter(device -> device.id().equals("gas-methane-000" + number))
                .findFirst()
                .orElseThrow();
    }

    private static Due due(String rule, Severity severity) {
        return new Due(rule, Optional.of(severity), Duration.ofMinutes(5), OptionalDouble.of(2), true, 1);
    }

    private static TrueFault leak(int after) {
        return fault(after, Set.of(), Set.of(), false, due(LEAK, Severity.RED));
    }

    private static TrueFault fault(int after, Set<String> may, Set<String> silent, boolean quiet, Due... due) {
        Instant from = START.plusSeconds(after);
        return new TrueFault(
                "leak-" + after,
                "leak",
                "gas",
                Optional.of(WELL.asset()),
                Set.of(WELL.id(), NEIGHBOUR.id()),
                Set.of("methane"),
                from,
                from.plusSeconds(600),
                List.of(due),
                may,
                silent,
                quiet);
    }

    private void raise(String rule, Device device, int second, Severity severity) {
        say(rule, device, second, SignalKind.RAISE, severity);
    }

    private void say(String rule, Device device, int second, SignalKind kind, Severity severity) {
        said.add(new Said(rule, device.id() + ".methane", kind, severity, START.plusSeconds(second)));
    }

    private Matching.Verdict verdict(TrueFault... faults) {
        return Matching.of(List.of(faults), Alarm.of(said), Places.of(CITY), QUANTITIES);
    }
}
