package lifeline.alerts.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private final RecentEvents events = new RecentEvents(10, 3);

    private static LiveEvent event(long seq) {
        return new LiveEvent(seq, OptionalLong.empty(), "");
    }

    private Optional<List<Long>> after(long seq) {
        return events.after(seq, 100)
                .map(found -> found.stream().map(LiveEvent::seq).toList());
    }

    @Test
    void whatIsOlderThanItsBeginningMustBeAskedOfTheStore() {
        assertEquals(Optional.empty(), after(9));
        assertEquals(Optional.of(List.of()), after(10));
    }

    @Test
    void keepsTheNewestAndForgetsTheOldest() {
        events.add(List.of(event(11), event(13), event(14), event(20)));
        assertEquals(20, events.newest());
        assertEquals(Optional.empty(), after(10));
        assertEquals(Optional.of(List.of(13L, 14L, 20L)), after(11));
        assertEquals(Optional.of(List.of(14L, 20L)), after(13));
        assertEquals(Optional.of(List.of()), after(20));
    }

    @Test
    void givesNoMoreThanIsAskedForAndTheEarliestFirst() {
        events.add(List.of(event(11), event(12), event(13)));
        assertEquals(
                List.of(11L),
                events.after(10, 1).orElseThrow().stream().map(LiveEvent::seq).toList());
    }
}
