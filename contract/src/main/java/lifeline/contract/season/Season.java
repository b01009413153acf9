package lifeline.contract.season;

import java.time.Instant;
import java.util.List;

/**
 * When in the year a rule judges.
 *
 * @param states names of states of the calendar; none for all the year
 */
public record Season(YearCalendar calendar, List<String> states) {
    /** All the year. */
    public static final Season ALWAYS = new Season(YearCalendar.NONE, List.of());

    public Season {
        states = List.copyOf(states);
    }

    public boolean isAlways() {
        return states.isEmpty();
    }

    /** Whether the rule judges what was observed at {@code at}. */
    public boolean isOn(Instant at) {
        return isAlways()
                || calendar.at(at)
                        .filter(state -> states.contains(state.name()))
                        .isPresent();
    }

    /** The same where the date counts. */
    public Season followed() {
        return isAlways() ? this : new Season(calendar.followed(), states);
    }
}
