package lifeline.stream.subject;

import static lifeline.stream.subject.SubjectUnderTest.RULE;
import static lifeline.stream.subject.SubjectUnderTest.ZONE;
import static lifeline.stream.subject.SubjectUnderTest.catalogue;
import static lifeline.stream.subject.SubjectUnderTest.input;
import static lifeline.stream.subject.SubjectUnderTest.micros;
import static lifeline.stream.subject.SubjectUnderTest.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.OpenEpisode;
import org.junit.jupiter.api.Test;

class SubjectJudgeTest {
    private final SubjectBook book = new SubjectBook(catalogue());
    private final SubjectJudge judge = book.judge("water", RULE, ZONE, 0).orElseThrow();
    private final List<Signal> signals = new ArrayList<>();
    private SubjectState state = SubjectState.before(input("inlet", "pressure", 0, 0.3));

    @Test
    void raisesAtTheAssetWhenBothInputsHaveHeldForLongEnough() {
        both(0, 0.3, 200);
        both(30, 0.1, 600);
        both(60, 0.1, 600);
        both(90, 0.1, 600);
        assertEquals(List.of("90 RAISE ORANGE"), told());
        Signal raise = signals.get(0);
        assertEquals(ZONE, raise.subject());
        assertEquals(ZONE, raise.asset());
        assertEquals("inlet", raise.device());
        assertEquals("pressure", raise.quantity());
        assertEquals(Instant.ofEpochSecond(30), raise.episode());
        assertEquals(2, raise.value());
        assertEquals(4, raise.evidence().size());
    }

    @Test
    void clearsWhenOneOfThemIsQuietForLongEnough() {
        aBurst();
        both(120, 0.3, 600);
        both(150, 0.3, 600);
        both(180, 0.3, 600);
        assertEquals(List.of("90 RAISE ORANGE", "180 CLEAR ORANGE"), told());
    }

    @Test
    void inputsAreJoinedAsOfTheInstantsTheyWereObservedAt() {
        tell("inlet", "flow", 0, 600);
        tell("gauge", "pressure", 10, 0.1);
        tell("inlet", "flow", 30, 600);
        tell("gauge", "pressure", 40, 0.1);
        tell("gauge", "pressure", 70, 0.1);
        assertEquals(List.of("70 RAISE ORANGE"), told());
    }

    @Test
    void aMissingInputMeansNothingIsSaid() {
        for (int second = 0; second < 600; second += 30) {
            tell("gauge", "pressure", second, 0.1);
        }
        assertEquals(List.of(), told());
    }

    @Test
    void aStaleInputMeansNothingIsSaid() {
        tell("inlet", "flow", 0, 600);
        for (int second = 60; second < 600; second += 30) {
            tell("gauge", "pressure", second, 0.1);
        }
        assertEquals(List.of(), told(), "the flow was fresh at 60 and 90 only");
    }

    @Test
    void timeInWhichAnInputWasNotFreshCountsForNothing() {
        both(0, 0.3, 200);
        both(30, 0.1, 600);
        both(600, 0.1, 600);
        assertEquals(List.of(), told(), "ten minutes of which nobody knows anything");
        both(630, 0.1, 600);
        both(660, 0.1, 600);
        assertEquals(List.of("660 RAISE ORANGE"), told());
    }

    @Test
    void whatComesLateIsJudgedAsOfTheNewestInstant() {
        for (int second = 0; second <= 90; second += 30) {
            tell("inlet", "flow", second, 600);
            tell("gauge", "pressure", second - 10, 0.1);
        }
        assertEquals(List.of("60 RAISE ORANGE"), told());
        assertEquals(micros(90), state.judgedAt());
    }

    @Test
    void whatIsOlderThanWhatIsKnownOfItsSensorChangesNothing() {
        aBurst();
        SubjectState before = state;
        tell("inlet", "pressure", 60, 0.3);
        assertEquals(before, state);
    }

    @Test
    void listensToOneSensorOfAQuantityUntilThatIsStale() {
        for (int second = 0; second <= 90; second += 30) {
            tell("inlet", "pressure", second, 0.1);
            tell("inlet", "flow", second, 600);
            tell("other", "pressure", second + 5, 0.3);
        }
        assertEquals(List.of("60 RAISE ORANGE"), told());
        for (int second = 120; second <= 360; second += 30) {
            tell("inlet", "flow", second, 600);
            tell("other", "pressure", second + 5, 0.3);
        }
        assertEquals("other", state.of("pressure").orElseThrow().device());
        assertEquals(2, signals.size(), "and the other one clears it");
    }

    @Test
    void devicesWhoseClocksWerePutBackAreJudgedOn() {
        both(0, 0.3, 200);
        both(30, 0.3, 200);
        for (int second = -600; second < -500; second += 30) {
            Told pressure = Told.of(received("pressure", second, 0.1), micros(second + 3600));
            Told flow = Told.of(received("flow", second, 600), micros(second + 3600));
            look(micros(second), List.of(pressure, flow));
        }
        assertEquals(List.of("-540 RAISE ORANGE"), told());
    }

    @Test
    void takesOverWhatTheStoreHoldsOpen() {
        Instant episode = Instant.ofEpochSecond(10);
        OpenEpisode open = new OpenEpisode(
                new AlertKey(RULE, ZONE),
                "water",
                ZONE,
                "inlet",
                "pressure",
                episode,
                Severity.ORANGE,
                3,
                episode,
                Instant.ofEpochSecond(20));
        state = judge.adopt(state, open);
        both(30, 0.3, 200);
        both(60, 0.3, 200);
        both(90, 0.3, 200);
        assertEquals(List.of("90 CLEAR ORANGE"), told());
        assertEquals(4, signals.get(0).step());
        assertEquals(episode, signals.get(0).episode());
    }

    @Test
    void theShadowOfAnAssetIsASubjectOfItsOwn() {
        SubjectInput shadow = input("exercise-7:inlet", "pressure", 0, 0.1);
        assertEquals("exercise-7:zone-1", shadow.subject());
        assertEquals("zone-1", input("inlet", "pressure", 0, 0.1).subject());
        state = SubjectState.before(shadow);
        state = judge.adopt(state, open("exercise-7:zone-1"));
        Signal end = judge.ended(state, micros(60)).orElseThrow();
        assertEquals("exercise-7:zone-1", end.subject());
        assertTrue(end.exercise().isPresent());
    }

    @Test
    void onlyReadingsOfGoodQualityThatMoveFeedRulesOverSeveralSensors() {
        assertEquals(1, book.inputs(reading("inlet", "flow", 0, 1)).size());
        assertEquals(0, book.inputs(reading("inlet", "turbidity", 0, 1)).size());
        for (Mark mark : List.of(Mark.FLAT_LINE, Mark.POSSIBLE_DUPLICATE)) {
            assertEquals(
                    0,
                    book.inputs(reading("inlet", "flow", 0, 1).withQuality(Quality.GOOD.with(mark)))
                            .size());
        }
    }

    @Test
    void anAssetOfWhichNothingIsHeardForADayIsForgottenUnlessSomethingIsOpen() {
        both(0, 0.3, 200);
        long forgottenAt = micros(86_400);
        assertEquals(OptionalLong.of(forgottenAt), judge.wakeAt(state));
        assertEquals(Optional.empty(), judge.awake(state, forgottenAt));
        assertFalse(judge.awake(state, forgottenAt - 1).isEmpty());
        both(30, 0.1, 600);
        both(60, 0.1, 600);
        both(90, 0.1, 600);
        assertFalse(judge.awake(state, micros(200_000)).isEmpty());
        assertEquals(OptionalLong.empty(), judge.wakeAt(state));
    }

    private static OpenEpisode open(String subject) {
        return new OpenEpisode(
                new AlertKey(RULE, subject),
                "water",
                ZONE,
                "exercise-7:inlet",
                "pressure",
                Instant.EPOCH,
                Severity.ORANGE,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private void aBurst() {
        both(0, 0.3, 200);
        both(30, 0.1, 600);
        both(60, 0.1, 600);
        both(90, 0.1, 600);
    }

    private void both(double second, double pressure, double flow) {
        look(
                micros(second),
                List.of(
                        Told.of(input("inlet", "pressure", second, pressure), micros(second)),
                        Told.of(input("inlet", "flow", second, flow), micros(second))));
    }

    private void tell(String device, String quantity, double second, double value) {
        look(micros(second), List.of(Told.of(input(device, quantity, second, value), micros(second))));
    }

    /** Received an hour after it says it was observed. */
    private static SubjectInput received(String quantity, double second, double value) {
        return new SubjectInput(
                RULE, "water", ZONE, "inlet", quantity, micros(second), micros(second + 3600), value, false);
    }

    private void look(long at, List<Told> told) {
        SubjectLook look = judge.observe(state, at, told, at);
        look.signal().ifPresent(signals::add);
        state = look.state();
    }

    private List<String> told() {
        return signals.stream()
                .map(signal -> signal.at().getEpochSecond() + " " + signal.kind() + " " + signal.severity())
                .toList();
    }
}
