package lifeline.stream.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Rule;
import lifeline.contract.season.Season;
import lifeline.contract.season.YearCalendar;
import lifeline.contract.season.YearCalendar.State;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.judge.SensorJudge.Versioned;
import org.junit.jupiter.api.Test;

/** Both signs for a minute, from the 15th of November to the 5th of April. */
class SubjectSeasonTest {
    private static final long BEGINS = Instant.parse("2026-11-14T16:00:00Z").getEpochSecond();
    private static final long ENDS = Instant.parse("2027-04-04T16:00:00Z").getEpochSecond();
    private static final Text TEXT = new Text("季", "season");
    private static final YearCalendar YEAR = new YearCalendar(
            List.of(new State("season", TEXT, MonthDay.of(11, 15)), new State("rest", TEXT, MonthDay.of(4, 5))), true);

    private final SubjectJudge judge = judge();
    private final List<Signal> signals = new ArrayList<>();
    private SubjectState state = SubjectState.before(SubjectUnderTest.input("p", "pressure", 0, 0.3));

    private static SubjectJudge judge() {
        Rule rule = SubjectUnderTest.catalogue().rule(SubjectUnderTest.RULE).orElseThrow();
        return new SubjectJudge(
                new Versioned(rule.as(rule.id(), rule.levels(), new Season(YEAR, List.of("season"))), 0));
    }

    private void observe(long from, int count, double pressure, double flow) {
        for (int i = 0; i < count; i++) {
            double second = from + 30.0 * i;
            long at = SubjectUnderTest.micros(second);
            List<Told> told = List.of(
                    Told.of(SubjectUnderTest.input("p", "pressure", second, pressure), at),
                    Told.of(SubjectUnderTest.input("f", "flow", second, flow), at));
            SubjectLook look = judge.observe(state, at, told, at);
            state = look.state();
            look.signal().ifPresent(signals::add);
        }
    }

    private List<SignalKind> kinds() {
        return signals.stream().map(Signal::kind).toList();
    }

    @Test
    void aRuleOverSeveralSensorsSaysNothingOutOfItsSeason() {
        observe(BEGINS - 300, 10, 0.1, 600);
        assertEquals(List.of(), kinds());
        observe(BEGINS, 10, 0.1, 600);
        assertEquals(List.of(SignalKind.RAISE), kinds());
    }

    @Test
    void whatItHasOpenWhenItsSeasonEndsIsNotClearedByIt() {
        observe(ENDS - 300, 10, 0.1, 600);
        observe(ENDS, 200, 0.4, 100);
        assertEquals(List.of(SignalKind.RAISE), kinds());
    }
}
