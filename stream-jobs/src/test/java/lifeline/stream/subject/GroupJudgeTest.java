package lifeline.stream.subject;

import static lifeline.stream.subject.SubjectUnderTest.GROUP;
import static lifeline.stream.subject.SubjectUnderTest.ZONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

class GroupJudgeTest {
    private static final int LEARNED = 20_000;

    private final SubjectJudge judge = SubjectUnderTest.group();
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> signals = new ArrayList<>();
    private SubjectState state = SubjectState.before(input("a", 0, 0));

    @Test
    void anAlarmOfAGroupShowsTheSensorThatDepartsFarthest() {
        for (int minute = 0; minute < LEARNED; minute += 5) {
            tell(minute, "a", "b", "c", "d");
        }
        int before = signals.size();
        observe(LEARNED, List.of(told("a", 0), told("b", 0), told("c", 300), told("d", 0)));
        assertEquals(before + 1, signals.size());
        Signal raise = signals.get(before);
        assertEquals(SignalKind.RAISE, raise.kind());
        assertEquals(ZONE, raise.subject());
        assertEquals("c", raise.device());
        assertEquals("value", raise.quantity());
        assertEquals(
                raise.value(), raise.evidence().get(raise.evidence().size() - 1).value());
    }

    @Test
    void aGroupIsLookedAtWhenHalfOfItsSensorsHaveTold() {
        tell(0, "a", "b", "c", "d");
        assertEquals(0, state.judgedAt());
        tell(5, "a");
        assertEquals(0, state.judgedAt());
        tell(6, "b");
        assertEquals(360_000_000L, state.judgedAt());
    }

    @Test
    void noMoreThanFortyEightSensorsAreHeard() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add("d" + i);
        }
        tell(0, many.toArray(String[]::new));
        assertEquals(48, state.newest().size());
    }

    private void tell(int minute, String... devices) {
        List<Told> told = new ArrayList<>();
        for (String device : devices) {
            told.add(told(device, random.nextDouble() + random.nextDouble()));
        }
        observe(minute, told);
    }

    private void observe(int minute, List<Told> values) {
        long at = 60_000_000L * minute;
        List<Told> told = values.stream()
                .map(each -> new Told(each.quantity(), each.device(), at, at, at, each.value()))
                .toList();
        SubjectLook look = judge.observe(state, at, told, at);
        state = look.state();
        look.signal().ifPresent(signals::add);
    }

    private static Told told(String device, double value) {
        return new Told("value", device, 0, 0, 0, value);
    }

    private static SubjectInput input(String device, long at, double value) {
        return new SubjectInput(GROUP, "generic", ZONE, device, "value", at, at, value, false);
    }
}
