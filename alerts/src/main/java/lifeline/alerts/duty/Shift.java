package lifeline.alerts.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A time of the day that somebody has to be there, and who takes turns at it.
 *
 * @param name as people say it: 白班
 * @param from when it begins
 * @param to when it ends, on the next day where that is not after {@code from}; the same hour means all day round
 * @param days on which days it begins
 * @param start the day on which the first turn begins
 * @param everyDays how many days a turn lasts
 * @param turns who is there in each turn, person ids, all of them at once
 */
public record Shift(
        String name,
        LocalTime from,
        LocalTime to,
        Days days,
        LocalDate start,
        int everyDays,
        List<List<String>> turns) {

    /** On which days a shift begins. */
    public enum Days {
        ALL,
        WORKDAYS,
        RESTDAYS;

        boolean include(DutyCalendar.Kind kind) {
            return switch (this) {
                case ALL -> true;
                case WORKDAYS -> kind == DutyCalendar.Kind.WORKDAY;
                case RESTDAYS -> kind == DutyCalendar.Kind.RESTDAY;
            };
        }
    }

    public Shift {
        turns = turns.stream().map(List::copyOf).toList();
        if (everyDays < 1 || everyDays > 366) {
            throw new IllegalArgumentException("a turn lasts 1 to 366 days");
        }
        if (turns.isEmpty() || turns.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a shift has turns, and a turn has people");
        }
    }

    /** A shift on one day. */
    record Occurrence(Shift shift, LocalDate day, Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        List<String> people() {
            long days = ChronoUnit.DAYS.between(shift.start, day);
            int turn = (int) Math.floorMod(Math.floorDiv(days, (long) shift.everyDays), (long) shift.turns.size());
            return shift.turns.get(turn);
        }
    }

    /** The shift that begins on a day, if it does then. */
    Optional<Occurrence> on(LocalDate day, DutyCalendar calendar) {
        if (day.isBefore(start) || !days.include(calendar.kind(day))) {
            return Optional.empty();
        }
        Instant begin = day.atTime(from).atZone(DutyCalendar.ZONE).toInstant();
        Duration length = Duration.between(from, to);
        return Optional.of(new Occurrence(
                this, day, begin, begin.plus(length.compareTo(Duration.ZERO) > 0 ? length : length.plusDays(1))));
    }
}
