package lifeline.contract.season;

import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Text;

/**
 * The states a domain goes through each year. Each begins on its day, by the city's clock, and lasts until the next one begins: the
 * whole year is covered, over new year too.
 *
 * @param states in the order of the file, no two of the same day
 * @param isFollowed whether the date counts; else the first of the states is that of all the year
 */
public record YearCalendar(List<State> states, boolean isFollowed) {
    /** The city's own time. */
    public static final ZoneOffset CITY = ZoneOffset.ofHours(8);

    /** Of a domain that is the same all the year. */
    public static final YearCalendar NONE = new YearCalendar(List.of(), false);

    private static final Comparator<State> BY_DAY = Comparator.comparing(State::from);

    /** @param from the day of the year on which it begins */
    public record State(String name, Text title, MonthDay from) {}

    public YearCalendar {
        states = List.copyOf(states);
    }

    /** The state at {@code at}; empty where there are none. */
    public Optional<State> at(Instant at) {
        if (!isFollowed) {
            return states.stream().findFirst();
        }
        MonthDay day = MonthDay.from(at.atOffset(CITY));
        Optional<State> begun =
                states.stream().filter(state -> !state.from().isAfter(day)).max(BY_DAY);
        return begun.isPresent() ? begun : states.stream().max(BY_DAY);
    }

    /** The same where the date counts. */
    public YearCalendar followed() {
        return new YearCalendar(states, true);
    }
}
