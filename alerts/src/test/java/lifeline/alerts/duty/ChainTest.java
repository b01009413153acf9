package lifeline.alerts.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final Instant BEGIN = Instant.parse("2026-11-02T00:00:00Z");
    private static final Chain.Target FIRST = new Chain.Target(Chain.Target.Kind.ROSTER, "first");
    private static final Chain.Target SECOND = new Chain.Target(Chain.Target.Kind.PERSON, "second");
    private static final Chain.Step CALL_FIRST = new Chain.Step(List.of(FIRST), Duration.ofMinutes(3));
    private static final Chain.Step CALL_SECOND = new Chain.Step(List.of(SECOND), Duration.ofMinutes(5));

    @Test
    void theNextIsCalledWhenPatienceHasRunOutAndInTheEndNobodyIsLeft() {
        Chain chain = new Chain(List.of(CALL_FIRST, CALL_SECOND), 0);

        assertEquals(List.of("0 first", "180 second", "480 nobody"), story(chain, 10));
    }

    @Test
    void aChainIsGoneThroughAgainAsOftenAsItSays() {
        Chain chain = new Chain(List.of(CALL_FIRST, CALL_SECOND), 1);

        assertEquals(List.of("0 first", "180 second", "480 first", "660 second", "960 nobody"), story(chain, 10));
    }

    @Test
    void untilAnsweredNeverGivesUp() {
        Chain chain = new Chain(List.of(CALL_FIRST), Chain.UNTIL_ANSWERED);

        assertEquals(1_000, story(chain, 1_000).size());
    }

    @Test
    void aChainThatBecameShorterGoesOnWhereItBeginsAnew() {
        Progress progress = new Progress(5, 0, BEGIN);

        assertEquals(
                List.of(FIRST),
                progress.go(new Chain(List.of(CALL_FIRST), 1), BEGIN).call());
        assertEquals(
                Optional.empty(),
                progress.go(new Chain(List.of(CALL_FIRST), 0), BEGIN).next());
    }

    @Test
    void aChainThatWouldCallWithoutPauseIsRefused() {
        Chain.Step restless = new Chain.Step(List.of(FIRST), Duration.ofSeconds(1));

        assertThrows(IllegalArgumentException.class, () -> new Chain(List.of(restless), Chain.UNTIL_ANSWERED));
        assertThrows(IllegalArgumentException.class, () -> new Chain(List.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> new Chain.Step(List.of(), Duration.ofMinutes(1)));
    }

    @Test
    void theMostParticularLineIsResponsible() {
        List<Responsibility> lines = List.of(
                new Responsibility("", "", "", Track.HAZARD, Severity.BLUE, Occasion.ALARM, "desk"),
                new Responsibility("gas", "", "", Track.HAZARD, Severity.YELLOW, Occasion.ALARM, "gas"),
                new Responsibility("gas", "环翠区", "", Track.HAZARD, Severity.YELLOW, Occasion.ALARM, "gas-huancui"),
                new Responsibility("", "", "城投燃气", Track.HAZARD, Severity.BLUE, Occasion.ALARM, "company"),
                new Responsibility("", "", "城投燃气", Track.HAZARD, Severity.RED, Occasion.ALARM, "company-red"));

        assertEquals("desk", chain(lines, "gas", "环翠区", "", Severity.BLUE));
        assertEquals("gas", chain(lines, "gas", "文登区", "", Severity.RED));
        assertEquals("gas-huancui", chain(lines, "gas", "环翠区", "", Severity.RED));
        assertEquals("company", chain(lines, "gas", "环翠区", "城投燃气", Severity.ORANGE));
        assertEquals("company-red", chain(lines, "water", "", "城投燃气", Severity.RED));
        assertEquals("nobody", chain(lines.subList(1, 2), "water", "", "", Severity.RED));
    }

    @Test
    void whoIsWantedForAHazardMendsNoDevices() {
        Responsibility desk = new Responsibility("", "", "", Track.HAZARD, Severity.BLUE, Occasion.ALARM, "desk");

        assertEquals(
                Optional.empty(),
                Responsibility.of(
                        new Responsibility.Matter("gas", "", "", Track.DEVICE, Severity.RED, Occasion.ALARM),
                        List.of(desk)));
    }

    @Test
    void whomAnAlarmWakesIsNotWhomAWarningIsReleasedTo() {
        Responsibility desk = new Responsibility("", "", "", Track.HAZARD, Severity.BLUE, Occasion.ALARM, "desk");
        Responsibility owner = new Responsibility("", "", "", Track.HAZARD, Severity.BLUE, Occasion.RELEASE, "owner");

        assertEquals(
                Optional.of(owner),
                Responsibility.of(
                        new Responsibility.Matter("gas", "", "", Track.HAZARD, Severity.RED, Occasion.RELEASE),
                        List.of(desk, owner)));
        assertEquals("desk", chain(List.of(desk, owner), "gas", "", "", Severity.RED));
    }

    private static String chain(
            List<Responsibility> lines, String domain, String district, String owner, Severity severity) {
        return Responsibility.of(
                        new Responsibility.Matter(domain, district, owner, Track.HAZARD, severity, Occasion.ALARM),
                        lines)
                .map(Responsibility::chain)
                .orElse("nobody");
    }

    private static List<String> story(Chain chain, int most) {
        List<String> story = new ArrayList<>();
        Optional<Progress> progress = Optional.of(Progress.begin(BEGIN));
        while (progress.isPresent() && story.size() < most) {
            Instant now = progress.get().nextAt();
            Progress.Move move = progress.get().go(chain, now);
            String called =
                    move.call().isEmpty() ? "nobody" : move.call().get(0).id();
            story.add(Duration.between(BEGIN, now).toSeconds() + " " + called);
            progress = move.next();
        }
        return story;
    }
}
