package lifeline.stream.detector.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Condition.Deviation.Hours;
import lifeline.contract.rule.Curve;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.JointCondition.Balance.Measure;
import lifeline.contract.rule.JointCondition.Combination.Counting;
import lifeline.contract.rule.JointCondition.Residual;
import lifeline.contract.rule.JointCondition.Residual.Side;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Observation;
import lifeline.stream.detector.algebra.Regression;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

class JointDetectorsTest {
    private static final List<Input> INPUTS =
            List.of(new Input("pressure", Duration.ofMinutes(2)), new Input("flow", Duration.ofMinutes(2)));
    private static final long MINUTE = Micros.of(Duration.ofMinutes(1));

    private Memory memory = SampleWindow.EMPTY;
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void aDifferenceIsTheFirstLessTheSecond() {
        JointDetector detector = balance(Measure.DIFFERENCE, 0, 10);
        assertEquals(12, look(detector, 0, 30, 18).value());
        assertEquals(1, look(detector, 1, 30, 18).met());
    }

    @Test
    void aShareIsOfTheFirstAndARatioIsOverTheSecond() {
        assertEquals(0.4, look(balance(Measure.SHARE, 1, 0.2), 0, 30, 18).value(), 1e-12);
        assertEquals(1.5, look(balance(Measure.RATIO, 1, 0.2), 0, 27, 18).value(), 1e-12);
    }

    @Test
    void offTheCurveIsWhatTheFirstIsAboveWhatItOughtToBeForTheSecond() {
        Curve curve = new Curve(List.of(new Curve.Point(-20, 120), new Curve.Point(5, 90), new Curve.Point(25, 70)));
        JointDetector detector = JointDetector.of(rule(
                new JointCondition.Balance(
                        INPUTS, Direction.ABOVE, "pressure", "flow", Measure.OFF_CURVE, 0, Optional.of(curve)),
                10));
        assertEquals(3, look(detector, 0, 93, 5).value(), 1e-12);
        assertEquals(-4, look(detector, 1, 80, 11).value(), 1e-12);
        assertEquals(1, look(detector, 2, 121, -40).value(), 1e-12);
        assertEquals(20, look(detector, 3, 90, 30).value(), 1e-12);
        assertEquals(1, look(detector, 4, 90, 30).met());
        assertFalse(look(detector, 5, 90, Double.NaN).isReady());
    }

    @Test
    void aBalanceIsNotReadyWhileWhatItDividesByIsNearZero() {
        assertFalse(look(balance(Measure.SHARE, 1, 0.2), 0, 0.5, 18).isReady());
        assertFalse(look(balance(Measure.RATIO, 1, 0.2), 0, 18, 0).isReady());
    }

    @Test
    void nothingIsSaidWhereAnInputIsMissing() {
        assertFalse(look(balance(Measure.DIFFERENCE, 0, 10), 0, 30, Double.NaN).isReady());
        assertFalse(look(residual(Side.EITHER), 0, Double.NaN, 30).isReady());
        assertFalse(look(burst(Counting.ANY), 0, 0.3, Double.NaN).isReady());
    }

    @Test
    void aResidualSaysNothingUntilItHasLearned() {
        JointDetector detector = residual(Side.EITHER);
        for (int minute = 0; minute < 24 * 60; minute++) {
            assertFalse(daily(detector, minute, 0).isReady(), "minute " + minute);
        }
        assertTrue(daily(detector, 24 * 60, 0).isReady());
    }

    @Test
    void aResidualIsInStandardDeviationsOfWhatTheDriverLeavesUnexplained() {
        JointDetector detector = residual(Side.BELOW);
        learn(detector);
        int calm = 0;
        for (int minute = 3000; minute < 4000; minute++) {
            calm += Math.abs(daily(detector, minute, 0).value()) < 3 ? 1 : 0;
        }
        assertTrue(calm > 990, calm + " of 1000 within three");
        Finding sag = daily(detector, 4000, -0.1);
        assertEquals(-10, sag.value(), 4);
        assertEquals(1, sag.met());
        assertEquals(0, daily(detector, 4001, 0.1).met(), "above is the other side");
    }

    @Test
    void aResidualOnEitherSideIsNeverNegative() {
        JointDetector detector = residual(Side.EITHER);
        learn(detector);
        assertEquals(10, daily(detector, 3000, -0.1).value(), 4);
        assertEquals(10, daily(detector, 3001, 0.1).value(), 4);
    }

    @Test
    void aResidualAsADifferenceIsInTheUnitOfTheQuantity() {
        JointDetector detector = JointDetector.of(rule(
                new JointCondition.Residual(INPUTS, Side.EITHER, Duration.ofDays(1), Residual.Yardstick.DIFFERENCE),
                0.05));
        learn(detector);
        assertEquals(0, daily(detector, 3000, -0.04).met());
        Finding opened = daily(detector, 3001, 0.1);
        assertEquals(0.1, opened.value(), 0.04);
        assertEquals(1, opened.met());
        assertEquals(1, daily(detector, 3002, -0.1).met());
    }

    @Test
    void aResidualDoesNotLearnFromWhatItFlags() {
        JointDetector detector = residual(Side.BELOW);
        learn(detector);
        for (int minute = 3000; minute < 8000; minute++) {
            assertEquals(1, daily(detector, minute, -0.15).met(), "minute " + minute);
        }
    }

    @Test
    void aDriverThatNeverMovedExplainsNothingAndNothingIsSaidWhenItMoves() {
        JointDetector detector = residual(Side.EITHER);
        for (int minute = 0; minute < 3000; minute++) {
            Finding finding = look(detector, minute, 3 + 0.01 * bell(), 250);
            assertTrue(Double.isFinite(finding.value()), "minute " + minute);
        }
        assertTrue(look(detector, 3000, 3, 250).isReady());
        assertFalse(look(detector, 3001, 3, 251).isReady());
    }

    @Test
    void aSensorThatIsStuckIsNeverReady() {
        JointDetector detector = residual(Side.EITHER);
        for (int minute = 0; minute < 3000; minute++) {
            assertFalse(look(detector, minute, 3, 250 + bell()).isReady());
        }
    }

    @Test
    void aResidualDoesNotGuessFarBeyondTheDriversItHasSeen() {
        JointDetector detector = residual(Side.EITHER);
        learn(detector);
        assertTrue(look(detector, 3000, 3, 250).isReady());
        assertFalse(look(detector, 3001, 3, 900).isReady());
    }

    @Test
    void threeDriversAreToldApart() {
        Regression regression = new Regression(3);
        double[] known = new double[regression.size()];
        for (int i = 0; i < 2000; i++) {
            double[] x = {bell(), 5 * bell(), 100 + bell()};
            double y = 1 + 2 * x[0] - x[1] + 0.5 * x[2];
            regression.learn(known, 0, y, x, 1.0 / (i + 1));
        }
        Regression.Prediction expected = regression.predict(known, 0, new double[] {1, 1, 101});
        assertEquals(1 + 2 - 1 + 50.5, expected.value(), 1e-6);
        assertEquals(0, expected.variance(), 1e-6);
        assertEquals(14, known.length);
    }

    @Test
    void twoDriversThatAreOneAndTheSameDivideByNothing() {
        Regression regression = new Regression(2);
        double[] known = new double[regression.size()];
        for (int i = 0; i < 100; i++) {
            double x = bell();
            regression.learn(known, 0, 3 * x, new double[] {x, x}, 1.0 / (i + 1));
        }
        assertEquals(3, regression.predict(known, 0, new double[] {1, 1}).value(), 1e-6);
    }

    @Test
    void aFallAndARiseTogetherAreTwoSigns() {
        JointDetector detector = burst(Counting.ANY);
        look(detector, 0, 0.36, 200);
        assertEquals(0, look(detector, 1, 0.36, 202).value());
        assertEquals(1, look(detector, 2, 0.30, 202).value());
        Finding both = look(detector, 3, 0.29, 300);
        assertEquals(2, both.value());
        assertEquals(1, both.met());
        assertEquals(2 * MINUTE, both.since(), "since the first of them");
    }

    @Test
    void aSignThatHasGoneCountsForAWhile() {
        JointDetector detector = burst(Counting.ANY);
        look(detector, 0, 0.36, 200);
        look(detector, 1, 0.36, 200);
        look(detector, 2, 0.30, 200);
        look(detector, 3, 0.36, 200);
        assertEquals(2, look(detector, 5, 0.36, 300).value(), "three minutes later");
        assertEquals(1, look(detector, 6, 0.36, 300).value(), "four minutes later");
    }

    @Test
    void leadingTheLaterSignsOnlyMakeItGraver() {
        JointDetector detector = burst(Counting.LEADING);
        look(detector, 0, 0.36, 200);
        look(detector, 1, 0.36, 200);
        assertEquals(0, look(detector, 2, 0.36, 300).value(), "the second sign alone");
        assertEquals(2, look(detector, 3, 0.30, 300).value(), "with the first, whichever began before");
    }

    @Test
    void inOrderASignCountsOnlyAfterThoseBeforeIt() {
        JointDetector detector = burst(Counting.SEQUENCE);
        look(detector, 0, 0.36, 200);
        look(detector, 1, 0.36, 200);
        assertEquals(0, look(detector, 2, 0.36, 300).value(), "the second sign alone");
        assertEquals(1, look(detector, 3, 0.30, 300).value(), "the first, after it");
        memory = SampleWindow.EMPTY;
        look(detector, 10, 0.36, 200);
        look(detector, 11, 0.36, 200);
        look(detector, 12, 0.30, 200);
        assertEquals(2, look(detector, 13, 0.30, 300).value());
    }

    @Test
    void aSignThatMustLastBeginsAnewAfterItWasNotHeard() {
        JointDetector detector = depthWithoutRain();
        for (int minute = 0; minute < 10; minute++) {
            assertEquals(1, look(detector, minute, 12, 0).value(), "water, but no rain for less than ten minutes");
        }
        assertEquals(2, look(detector, 10, 12, 0).value());
        assertEquals(1, look(detector, 20, 12, 0).value(), "nobody knows whether it rained meanwhile");
        assertEquals(0, look(detector, 21, 0, 30).value());
    }

    @Test
    void whatSwingsWithTheDayOrJumpsOnceIsNotRestlessAndWhatGoesUpAndDownWithinMinutesIs() {
        assertEquals(1, restless(minute -> 15 + 4 * Math.sin(minute / 230.0) + 0.3 * Math.sin(minute * 17)));
        assertEquals(1, restless(minute -> minute < 45 ? 12 : 60));
        assertEquals(1, restless(minute -> minute == 45 ? 80 : 12));
        assertEquals(2, restless(minute -> 15 + 4 * Math.sin(minute * 17)));
    }

    @Test
    void restlessnessIsNotToldBeforeMostOfItsWindowIsKnown() {
        JointDetector detector = restless();
        for (int minute = 0; minute < 20; minute++) {
            assertEquals(Finding.NOT_READY, look(detector, minute, 15 + 4 * Math.sin(minute * 17), 0));
        }
        assertEquals(2, look(detector, 20, 11, 0).value());
    }

    /** How many signs there are after an hour of it. */
    private double restless(IntToDoubleFunction course) {
        JointDetector detector = restless();
        memory = SampleWindow.EMPTY;
        double most = 0;
        for (int minute = 0; minute < 60; minute++) {
            most = Math.max(
                    most,
                    look(detector, minute, course.applyAsDouble(minute), 0).value());
        }
        return most;
    }

    private static JointDetector restless() {
        return JointDetector.of(rule(
                new JointCondition.Combination(
                        INPUTS,
                        List.of(
                                new Sign("pressure", Sign.Way.ABOVE, 10, Duration.ZERO),
                                new Sign("pressure", Sign.Way.RESTLESS, 0.08, Duration.ofMinutes(30))),
                        Duration.ofMinutes(1),
                        Counting.LEADING),
                2));
    }

    @Test
    void aSignCountsInItsHoursOnly() {
        JointDetector detector = JointDetector.of(rule(
                new JointCondition.Combination(
                        INPUTS,
                        List.of(
                                new Sign(
                                        "pressure",
                                        Sign.Way.ABOVE,
                                        10,
                                        Duration.ZERO,
                                        List.of(new Hours(Duration.ofHours(8), Duration.ofHours(9)))),
                                new Sign("flow", Sign.Way.ABOVE, 10, Duration.ZERO)),
                        Duration.ofMinutes(1),
                        Counting.LEADING),
                2));
        assertEquals(2, look(detector, 0, 20, 20).value(), "eight in the city");
        assertEquals(2, look(detector, 59, 20, 20).value());
        assertEquals(0, look(detector, 62, 20, 20).value(), "past nine");
    }

    @Test
    void sixChangesTakeAKilobyte() {
        Sign sign = new Sign("pressure", Sign.Way.FALLS, 0.05, Duration.ofMinutes(5));
        JointDetector detector = JointDetector.of(rule(
                new JointCondition.Combination(
                        INPUTS, List.of(sign, sign, sign, sign, sign, sign), Duration.ofMinutes(3), Counting.ANY),
                2));
        look(detector, 0, 0.3, 200);
        assertEquals(126, ((Numbers) memory).size());
    }

    private void learn(JointDetector detector) {
        for (int minute = 0; minute < 3000; minute++) {
            daily(detector, minute, 0);
        }
    }

    /** A pressure that falls by 0.1 for every 100 of flow, with noise of 0.01, and {@code more}. */
    private Finding daily(JointDetector detector, int minute, double more) {
        double flow = 250 + 100 * Math.sin(minute / 229.2) + 2 * bell();
        return look(detector, minute, 3 - 0.001 * (flow - 250) + 0.01 * bell() + more, flow);
    }

    private double bell() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    private Finding look(JointDetector detector, int minute, double pressure, double flow) {
        Joined joined = new Joined(minute * MINUTE, new double[] {pressure, flow}, new boolean[] {true, true});
        Observation observation = detector.observe(memory, joined);
        memory = observation.memory();
        return observation.finding();
    }

    private static JointDetector balance(Measure measure, double least, double raise) {
        return JointDetector.of(
                rule(new JointCondition.Balance(INPUTS, Direction.ABOVE, "pressure", "flow", measure, least), raise));
    }

    private static JointDetector residual(Side side) {
        return JointDetector.of(
                rule(new JointCondition.Residual(INPUTS, side, Duration.ofDays(1)), side == Side.BELOW ? -5 : 5));
    }

    private static JointDetector burst(Counting counting) {
        return JointDetector.of(rule(
                new JointCondition.Combination(
                        INPUTS,
                        List.of(
                                new Sign("pressure", Sign.Way.FALLS, 0.05, Duration.ofMinutes(5)),
                                new Sign("flow", Sign.Way.RISES, 80, Duration.ofMinutes(5))),
                        Duration.ofMinutes(3),
                        counting),
                2));
    }

    private static JointDetector depthWithoutRain() {
        return JointDetector.of(rule(
                new JointCondition.Combination(
                        INPUTS,
                        List.of(
                                new Sign("pressure", Sign.Way.ABOVE, 5, Duration.ZERO),
                                new Sign("flow", Sign.Way.BELOW, 0.5, Duration.ofMinutes(10))),
                        Duration.ofSeconds(1),
                        Counting.ANY),
                2));
    }

    private static Rule rule(JointCondition condition, double raise) {
        Text text = new Text("测", "test");
        return new Rule(
                "water.pressure.test",
                "water",
                "pressure",
                Track.HAZARD,
                text,
                text,
                text,
                "[default]",
                condition,
                List.of(new Level(Severity.ORANGE, raise, raise * 0.9, 1, 1, Duration.ZERO)),
                Duration.ZERO);
    }
}
