package lifeline.stream.operator;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.signal.Signal;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.judge.SensorUnderTest;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that change under a methane sensor; the build carries one that is red above 50, three times. */
class RuleChangeTest {
    private static final String YELLOW = "{ severity: yellow, raise: 20, clear: 10, count: 1 }";
    private static final String RED = "{ severity: red, raise: 50, clear: 40, count: 1 }";

    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

    @SuppressWarnings("NullAway.Init") // every test starts one
    private JudgingHarness harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void theNextReadingIsJudgedByTheNewRulesAndSaysSo() throws Exception {
        start();
        feed(0, 30, 30, 30);
        take(MethaneRules.of(1, MethaneRules.redAbove(25)));
        feed(30, 30, 30, 30);
        assertEquals(List.of("50 RAISE RED 1"), signals());
    }

    @Test
    void anOpenEpisodeGoesOnUnderNewNumbersAndClearsOnce() throws Exception {
        start();
        feed(0, 60, 60, 60);
        take(MethaneRules.of(1, MethaneRules.redAbove(25)));
        feed(30, 30, 30, 10);
        assertEquals(List.of("20 RAISE RED 0", "50 CLEAR RED 1"), signals());
        assertEquals(at(0), sent().get(1).episode());
        assertEquals(1, sent().get(1).step());
    }

    @Test
    void aCountThatWasUnderWayGoesOn() throws Exception {
        start();
        feed(0, 60, 60);
        take(MethaneRules.of(1, MethaneRules.redAbove(45)));
        feed(20, 60);
        assertEquals(List.of("20 RAISE RED 1"), signals());
        assertEquals(at(0), sent().get(0).episode());
    }

    @Test
    void aRuleThatIsGoneClearsWhatItHasOpen() throws Exception {
        start();
        feed(0, 60, 60, 60);
        take(MethaneRules.of(1, MethaneRules.above("gas.methane.other", RED)));
        assertEquals(List.of("20 RAISE RED 0", "0 CLEAR RED 1"), signals());
        feed(30, 60);
        assertEquals("30 RAISE RED 1", signals().get(2));
    }

    @Test
    void anEpisodeKeepsItsColourWhenMilderLevelsAreAdded() throws Exception {
        start();
        feed(0, 60, 60, 60);
        take(MethaneRules.of(1, MethaneRules.above("gas.methane.high", YELLOW, RED)));
        feed(30, 60, 30);
        assertEquals(List.of("20 RAISE RED 0", "40 EASE YELLOW 1"), signals());
    }

    @Test
    void anEpisodeWhoseColourIsGoneEasesToTheNextMilderOne() throws Exception {
        start(MethaneRules.of(1, MethaneRules.above("gas.methane.high", YELLOW, RED)));
        feed(0, 60);
        take(MethaneRules.of(2, MethaneRules.above("gas.methane.high", YELLOW)));
        feed(10, 60, 1);
        assertEquals(List.of("0 RAISE RED 1", "0 EASE YELLOW 2", "20 CLEAR YELLOW 2"), signals());
    }

    @Test
    void aNewRuleAboutSilenceAlsoSeesTheSensorThatIsSilentAlready() throws Exception {
        start();
        feed(0, 1);
        pass(20);
        take(MethaneRules.of(1, MethaneRules.silent("{ severity: blue, raise: 3 }")));
        pass(30);
        assertEquals(List.of("30 RAISE BLUE 1"), signals());
    }

    @Test
    void whatIsNoRuleSetChangesNothing() throws Exception {
        start();
        feed(0, 60, 60);
        take(MethaneRules.of(1, "- id: gas.methane.high\n  rubbish: 1\n"));
        feed(20, 60);
        assertEquals(List.of("20 RAISE RED 0"), signals());
    }

    @Test
    void anOlderRevisionIsNoNews() throws Exception {
        start();
        take(MethaneRules.of(7, MethaneRules.redAbove(25)));
        take(MethaneRules.of(6, MethaneRules.redAbove(90)));
        feed(0, 30, 30, 30);
        assertEquals(List.of("20 RAISE RED 7"), signals());
    }

    @Test
    void rollingBackToWhatTheBuildCarriesIsAChangeLikeAnyOther() throws Exception {
        start();
        take(MethaneRules.of(1, MethaneRules.redAbove(25)));
        feed(0, 30, 30, 30);
        take(MethaneRules.shipped(2));
        feed(30, 45, 30);
        assertEquals(List.of("20 RAISE RED 1", "40 CLEAR RED 0"), signals());
    }

    @Test
    void rulesThatWereTakenAreThoseAfterARestart() throws Exception {
        start();
        take(MethaneRules.of(1, MethaneRules.redAbove(25)));
        feed(0, 30, 30, 30);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        open(RuleSets.none(), Optional.of(snapshot));
        feed(30, 30, 1);
        assertEquals(List.of("40 CLEAR RED 1"), signals());
    }

    @Test
    void rulesTheJobBeganWithAreThoseAfterARestart() throws Exception {
        start(MethaneRules.of(1, MethaneRules.above("gas.methane.other", RED)));
        feed(0, 60);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        open(RuleSets.none(), Optional.of(snapshot));
        feed(10, 60, 1);
        assertEquals(List.of("20 CLEAR RED 1"), signals());
    }

    @Test
    void aVersionInShadowJudgesBesideTheRulesInForceAndIsToldApart() throws Exception {
        start();
        take(MethaneRules.shipped(1).inShadow(2, MethaneRules.redAbove(25)));
        feed(0, 30, 30, 30, 60, 60, 60);
        take(MethaneRules.shipped(3));
        assertEquals(List.of("20 RAISE RED 2", "50 RAISE RED 0", "0 CLEAR RED 2"), signals());
        Signal shadow = sent().get(0);
        assertEquals("gas.methane.high~2", shadow.rule());
        assertTrue(shadow.isShadow());
        assertFalse(sent().get(1).isShadow());
        assertTrue(sent().get(2).isShadow());
    }

    @Test
    void aPlaceHasItsOwnLevelsUntilTheyExpire() throws Exception {
        String higher = "[{\"severity\":\"red\",\"raise\":80,\"clear\":70,\"count\":1}]";
        start();
        take(MethaneRules.shipped(1).at("well-1", higher, at(30)));
        feed(0, 60, 60, 60);
        assertEquals(List.of(), signals());
        pass(35);
        feed(35, 60, 60, 60);
        assertEquals(List.of("55 RAISE RED 0"), signals());
    }

    @Test
    void levelsOfAPlaceThatDoNotFitAreNotUsed() throws Exception {
        String inverted = "[{\"severity\":\"blue\",\"raise\":80,\"clear\":70,\"count\":1}]";
        start();
        take(MethaneRules.shipped(1).at("well-1", inverted, at(1000)));
        feed(0, 60, 60, 60);
        assertEquals(List.of("20 RAISE RED 0"), signals());
    }

    private void start() throws Exception {
        open(RuleSets.none(), Optional.empty());
    }

    private void start(MethaneRules inForce) throws Exception {
        open(() -> revision -> List.of(inForce.set()), Optional.empty());
    }

    private void open(RuleSets inForce, Optional<OperatorSubtaskState> snapshot) throws Exception {
        Domain gas = new Domain(
                "gas",
                SensorUnderTest.TEXT,
                List.of(SensorUnderTest.METHANE),
                List.of(redAbove50ThreeTimes()),
                List.of());
        harness = new JudgingHarness(new DetectFunction(
                () -> new Catalogue(List.of(gas)),
                Beginning.anew().with(inForce),
                JobTime.live(CityClock.of(Instant.EPOCH, beginning, 1)),
                false));
        harness.setup();
        if (snapshot.isPresent()) {
            harness.initializeState(snapshot.get());
        }
        harness.open();
        pass(0);
    }

    private void take(MethaneRules rules) throws Exception {
        harness.processBroadcastElement(rules.set(), 0);
    }

    private void pass(double second) throws Exception {
        harness.setProcessingTime(beginning.toEpochMilli() + Math.round(second * 1000));
    }

    private void feed(long second, double... values) throws Exception {
        for (int i = 0; i < values.length; i++) {
            harness.processElement(reading(second + 10.0 * i, values[i]), 0);
        }
    }

    private List<Signal> sent() {
        Queue<StreamRecord<Signal>> records = harness.getSideOutput(DetectFunction.SIGNALS);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    private List<String> signals() {
        return sent().stream()
                .map(signal -> signal.at().getEpochSecond() + " " + signal.kind() + " " + signal.severity() + " "
                        + signal.ruleVersion())
                .toList();
    }
}
