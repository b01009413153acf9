package lifeline.contract.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.JointCondition.Balance.Measure;
import lifeline.contract.rule.JointCondition.Combination.Counting;
import lifeline.contract.rule.JointCondition.Residual.Side;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class RuleTest {
    @Test
    void everyKindOfConditionSaysWhatItsLevelsCount() {
        assertEquals(Scale.VALUE, new Condition.Threshold(Direction.ABOVE).scale());
        assertEquals(Scale.CHANGE, new Condition.RateOfChange(Direction.BELOW, Duration.ofMinutes(5)).scale());
        assertEquals(
                Scale.EXPECTED,
                new Condition.Forecast(Direction.ABOVE, Duration.ofMinutes(5), Duration.ofMinutes(15)).scale());
        assertEquals(Scale.PERIODS, new Condition.Absence().scale());
        assertEquals(Scale.PERIODS, new Condition.FlatLine(0).scale());
        assertEquals(Scale.SCORE, new Condition.Jump(100).scale());
        assertEquals(Scale.SCORE, new Condition.Pattern(150).scale());
        assertEquals(Scale.SCORE, new Condition.Deviation(Direction.BELOW, Duration.ofDays(7)).scale());
        assertEquals(Scale.BALANCE, balance(Measure.SHARE).scale());
        assertEquals(Scale.SCORE, new JointCondition.Residual(List.of(), Side.EITHER, Duration.ofDays(7)).scale());
        assertEquals(
                Scale.COUNT, new JointCondition.Combination(List.of(), List.of(), Duration.ZERO, Counting.ANY).scale());
    }

    @Test
    void onlyADifferenceOfTwoInputsHasAUnit() {
        assertFalse(balance(Measure.DIFFERENCE).isUnitless());
        assertTrue(balance(Measure.SHARE).isUnitless());
        assertTrue(balance(Measure.RATIO).isUnitless());
        assertFalse(new Condition.Threshold(Direction.ABOVE).isUnitless());
        assertTrue(new Condition.Jump(100).isUnitless());
    }

    private static JointCondition balance(Measure measure) {
        return new JointCondition.Balance(List.of(), Direction.ABOVE, "supply", "return", measure, 1);
    }

    @Test
    void aLimitIsReachedAtItsValue() {
        assertTrue(Direction.ABOVE.reaches(50, 50));
        assertFalse(Direction.ABOVE.reaches(49.9, 50));
        assertTrue(Direction.BELOW.reaches(0.14, 0.14));
        assertFalse(Direction.BELOW.reaches(0.15, 0.14));
    }

    @Test
    void aLevelOfImpossibleCountsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> level(0, 1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> level(3, 2, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> level(1, 33, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> level(1, 1, Duration.ofSeconds(-1)));
    }

    @Test
    void aRuleWithoutALevelIsRefused() {
        Text text = new Text("甲", "A");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Rule(
                        "gas.methane.leak",
                        "gas",
                        "methane",
                        Track.HAZARD,
                        text,
                        text,
                        text,
                        "[default]",
                        new Condition.Absence(),
                        List.of(),
                        Duration.ZERO));
    }

    private static Level level(int count, int outOf, Duration after) {
        return new Level(Severity.RED, 50, 40, count, outOf, after);
    }
}
