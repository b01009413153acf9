package lifeline.alerts.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private static final List<Severity> COLOURS = List.of(Severity.BLUE, Severity.YELLOW);

    private static Rule rule(Condition condition, double... raises) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < raises.length; i++) {
            levels.add(new Level(COLOURS.get(i), raises[i], raises[i], 1, 1, Duration.ZERO));
        }
        Text text = new Text("", "");
        return new Rule(
                "water.pressure.low",
                "water",
                "pressure",
                Track.HAZARD,
                text,
                text,
                text,
                "[default]",
                condition,
                levels,
                Duration.ZERO);
    }

    private static Rule above(double... raises) {
        return rule(new Condition.Threshold(Direction.ABOVE), raises);
    }

    private static Rule below(double... raises) {
        return rule(new Condition.Threshold(Direction.BELOW), raises);
    }

    private static List<JudgedAlert> judged(List<Double> trueOnes, List<Double> falseOnes) {
        List<JudgedAlert> judged = new ArrayList<>();
        trueOnes.forEach(peak -> judged.add(new JudgedAlert(true, peak)));
        falseOnes.forEach(peak -> judged.add(new JudgedAlert(false, peak)));
        return judged;
    }

    private static List<Double> times(int count, double peak) {
        return java.util.Collections.nCopies(count, peak);
    }

    private static List<Double> both(List<Double> some, List<Double> others) {
        List<Double> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    @Test
    void tellsWhichThresholdWouldHaveKeptTheTrueOnesAndDroppedHowManyFalse() {
        List<Double> falseOnes = both(times(11, 0.185), times(4, 0.12));

        Advice advice = Advisor.advise(below(0.2), judged(List.of(0.163, 0.15, 0.11, 0.08), falseOnes));

        assertEquals(List.of(new Advice.Statement(0.17, 4, 11)), advice.statements());
        assertEquals(4, advice.trueOnes());
        assertEquals(15, advice.falseOnes());
    }

    @Test
    void theThresholdIsTheRoundestNumberThatDoesIt() {
        Advice advice = Advisor.advise(above(5), judged(List.of(31.7, 44.2), List.of(9.3, 8.1, 32.0)));
        assertEquals(List.of(new Advice.Statement(30, 2, 2)), advice.statements());
    }

    @Test
    void neverPassesTheNextGraverLevel() {
        Advice advice = Advisor.advise(above(5, 10), judged(List.of(31.7, 44.2), List.of(6.0, 8.1, 12.0)));
        assertEquals(List.of(new Advice.Statement(9, 2, 2)), advice.statements());
        Advice low = Advisor.advise(below(0.2, 0.15), judged(List.of(0.05), List.of(0.19, 0.16, 0.14)));
        assertEquals(1, low.statements().size());
        assertTrue(low.statements().get(0).threshold() > 0.15, low::toString);
        assertTrue(low.statements().get(0).threshold() < 0.16, low::toString);
        assertEquals(2, low.statements().get(0).dropped());
    }

    @Test
    void fewJudgementsAreWarnedOf() {
        assertTrue(
                Advisor.advise(above(5), judged(List.of(31.7), times(15, 7.0))).isFew());
        assertTrue(
                Advisor.advise(above(5), judged(times(15, 31.7), List.of(7.0))).isFew());
        assertFalse(Advisor.advise(above(5), judged(times(10, 31.7), times(10, 7.0)))
                .isFew());
    }

    @Test
    void whereNothingCanBeSaidItSaysWhy() {
        Rule silence = rule(new Condition.Absence(), 3);
        assertEquals(
                Advice.Reason.NO_VALUE,
                Advisor.advise(silence, judged(List.of(9.0), List.of(4.0))).reason());
        assertEquals(
                Advice.Reason.NO_TRUE_ONE,
                Advisor.advise(above(5), judged(List.of(), times(9, 6.0))).reason());
        assertEquals(
                Advice.Reason.NO_FALSE_ONE,
                Advisor.advise(above(5), judged(times(9, 6.0), List.of())).reason());
        assertEquals(
                Advice.Reason.NOT_SEPARABLE,
                Advisor.advise(above(5), judged(List.of(6.0), List.of(6.0, 9.0)))
                        .reason());
    }

    @Test
    void ofManyTrueOnesOneInTwentyMayBeLostAndIsSaidSo() {
        List<Double> trueOnes = both(times(1, 6.0), times(19, 20.0));
        Advice advice = Advisor.advise(above(5), judged(trueOnes, both(times(3, 5.5), times(12, 11.0))));
        assertEquals(List.of(new Advice.Statement(6, 20, 3), new Advice.Statement(20, 19, 15)), advice.statements());
        Advice fewer = Advisor.advise(above(5), judged(trueOnes.subList(0, 19), both(times(3, 5.5), times(12, 11.0))));
        assertEquals(List.of(new Advice.Statement(6, 19, 3)), fewer.statements());
    }

    @Test
    void whateverWasJudgedAThresholdIsBetweenTheLevelsAndLosesATrueOneOnlyAmongMany() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            boolean isAbove = random.nextBoolean();
            Rule rule = isAbove ? above(5, 12) : below(-5, -12);
            int sign = isAbove ? 1 : -1;
            List<JudgedAlert> judged = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                judged.add(new JudgedAlert(random.nextInt(3) == 0, sign * (5 + 12 * random.nextDouble())));
            }
            Advice advice = Advisor.advise(rule, judged);
            for (Advice.Statement statement : advice.statements()) {
                double beyond = sign * statement.threshold();
                assertTrue(beyond > 5 && beyond < 12, advice::toString);
                assertTrue(statement.dropped() > 0 && statement.kept() >= 0.95 * advice.trueOnes(), advice::toString);
            }
            boolean losesNone = advice.statements().stream().allMatch(told -> told.kept() == advice.trueOnes());
            assertTrue(losesNone || advice.trueOnes() >= Advisor.MANY, advice::toString);
        }
    }
}
