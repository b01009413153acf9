package lifeline.stream.operator.subject;

import static lifeline.stream.subject.SubjectUnderTest.RULE;
import static lifeline.stream.subject.SubjectUnderTest.catalogue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Signal;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.JobTime;
import lifeline.stream.rulebook.RuleOverride;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.subject.SubjectUnderTest;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that change under a zone; the build carries one that is orange after a minute of less than 0.2 MPa with more than 500 m³/h. */
class SubjectRuleChangeTest {
    private static final String ORANGE = "{ severity: orange, raise: 2, clear: 2, count: 1, after: 1m }";

    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

    @SuppressWarnings("NullAway.Init") // every test starts one
    private SubjectHarness harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void anAssetIsJudgedByTheNewRulesAndItsSignalsSaySo() throws Exception {
        start(RuleSets.none(), Optional.empty());
        feed(0, 60, 0.3);
        take(set(1, burst(RULE, 0.4)));
        feed(90, 180, 0.3);
        assertEquals(List.of(RULE + " 150 RAISE ORANGE 1"), signals());
    }

    @Test
    void anOpenAlertOfAnAssetGoesOnUnderNewNumbersAndClearsOnce() throws Exception {
        start(RuleSets.none(), Optional.empty());
        feed(0, 60, 0.1);
        take(set(1, burst(RULE, 0.4)));
        feed(90, 180, 0.3);
        feed(210, 300, 0.5);
        assertEquals(List.of(RULE + " 60 RAISE ORANGE 0", RULE + " 270 CLEAR ORANGE 1"), signals());
        assertEquals(sent().get(0).episode(), sent().get(1).episode());
        assertEquals(1, sent().get(1).step());
    }

    @Test
    void aRuleThatIsGoneClearsWhatItHasOpenOfAnAsset() throws Exception {
        start(RuleSets.none(), Optional.empty());
        feed(0, 60, 0.1);
        take(set(1, burst("water.pressure.other", 0.05)));
        assertEquals(List.of(RULE + " 60 RAISE ORANGE 0", RULE + " 61 CLEAR ORANGE 1"), signals());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void aVersionInShadowJudgesAnAssetBesideTheRulesInForce() throws Exception {
        start(RuleSets.none(), Optional.empty());
        take(new RuleSet("water", 1, 0, null, 2, burst(RULE, 0.4), List.of()));
        String shadow = RULE + "~2";
        feed(shadow, 0, 90, 0.3);
        feed(RULE, 0, 90, 0.3);
        assertEquals(List.of(shadow + " 60 RAISE ORANGE 2"), signals());
        assertTrue(sent().get(0).isShadow());
    }

    @Test
    void anAssetHasItsOwnLevelsUntilTheyExpire() throws Exception {
        String longer = "[{\"severity\":\"orange\",\"raise\":2,\"clear\":2,\"count\":1,\"after\":\"1h\"}]";
        start(RuleSets.none(), Optional.empty());
        take(new RuleSet("water", 1, 0, null, null, null, List.of(at(SubjectUnderTest.ZONE, null, longer, 120))));
        feed(0, 90, 0.1);
        assertEquals(List.of(), signals());
        feed(120, 180, 0.1);
        assertEquals(List.of(RULE + " 120 RAISE ORANGE 0"), signals());
    }

    @Test
    void aDeviceHasNoLevelsOfItsOwnForARuleThatJudgesAssets() throws Exception {
        String longer = "[{\"severity\":\"orange\",\"raise\":2,\"clear\":2,\"count\":1,\"after\":\"1h\"}]";
        start(RuleSets.none(), Optional.empty());
        take(new RuleSet("water", 1, 0, null, null, null, List.of(at(null, "inlet", longer, 900))));
        feed(0, 90, 0.1);
        assertEquals(List.of(RULE + " 60 RAISE ORANGE 0"), signals());
    }

    @Test
    void rulesOfAssetsThatWereTakenAreThoseAfterARestart() throws Exception {
        start(RuleSets.none(), Optional.empty());
        take(set(1, burst(RULE, 0.4)));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        start(RuleSets.none(), Optional.of(snapshot));
        feed(0, 90, 0.3);
        assertEquals(List.of(RULE + " 60 RAISE ORANGE 1"), signals());
    }

    @Test
    void rulesOfAssetsAreThoseInForceWhenNoStateTells() throws Exception {
        start(() -> revision -> List.of(set(1, burst(RULE, 0.4))), Optional.empty());
        feed(0, 90, 0.3);
        assertEquals(List.of(RULE + " 60 RAISE ORANGE 1"), signals());
    }

    @Test
    void whatIsNoRuleSetChangesNothingForAssets() throws Exception {
        start(RuleSets.none(), Optional.empty());
        take(set(1, "no rules"));
        feed(0, 90, 0.1);
        assertEquals(List.of(RULE + " 60 RAISE ORANGE 0"), signals());
    }

    private static RuleSet set(int version, String rules) {
        return new RuleSet("water", version, version, rules, null, null, List.of());
    }

    private static RuleOverride at(@Nullable String asset, @Nullable String device, String levels, double untilSecond) {
        return new RuleOverride(1, RULE, asset, device, levels, Instant.EPOCH.plusSeconds((long) untilSecond));
    }

    private static String burst(String id, double below) {
        return """
                - id: %s
                  quantity: pressure
                  subject: asset
                  inputs: { pressure: 90s, flow: 90s }
                  track: hazard
                  title: { zh: 文, en: text }
                  text: { zh: 文, en: text }
                  action: { zh: 文, en: text }
                  basis: "[default]"
                  condition:
                    kind: combination
                    signs:
                      - { quantity: pressure, below: %s }
                      - { quantity: flow, above: 500 }
                    within: 1ms
                    counting: any
                  levels: [ %s ]
                  clear-after: 1m
                """.formatted(id, below, ORANGE);
    }

    private void start(RuleSets inForce, Optional<OperatorSubtaskState> snapshot) throws Exception {
        harness = new SubjectHarness(new SubjectFunction(
                () -> catalogue(),
                Beginning.anew().with(inForce),
                JobTime.live(CityClock.of(Instant.EPOCH, beginning, 1))));
        harness.setup();
        if (snapshot.isPresent()) {
            harness.initializeState(snapshot.get());
        }
        harness.open();
        pass(0);
    }

    private void take(RuleSet set) throws Exception {
        harness.processBroadcastElement(set, 0);
    }

    private void feed(int from, int until, double pressure) throws Exception {
        feed(RULE, from, until, pressure);
    }

    /** Much flow all the time; each instant is judged before the next. */
    private void feed(String rule, int from, int until, double pressure) throws Exception {
        for (int second = from; second <= until; second += 30) {
            pass(second);
            harness.processElement(SubjectUnderTest.input(rule, "inlet", "pressure", second, pressure), 0);
            harness.processElement(SubjectUnderTest.input(rule, "inlet", "flow", second, 600), 0);
            pass(second + 1);
        }
    }

    private void pass(double systemSecond) throws Exception {
        harness.setProcessingTime(
                Math.max(harness.getProcessingTime(), beginning.toEpochMilli() + Math.round(systemSecond * 1000)));
    }

    private List<Signal> sent() {
        return harness.extractOutputValues();
    }

    private List<String> signals() {
        return sent().stream()
                .map(signal -> signal.rule() + " " + signal.at().getEpochSecond() + " " + signal.kind() + " "
                        + signal.severity() + " " + signal.ruleVersion())
                .toList();
    }
}
