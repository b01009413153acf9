package lifeline.alerts.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final LocalTime TWENTY = LocalTime.of(20, 0);
    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private static final DutyCalendar CALENDAR = new DutyCalendar(Map.of());

    private static final Shift DAY =
            new Shift("day", EIGHT, TWENTY, Shift.Days.ALL, MONDAY, 1, List.of(List.of("an"), List.of("bo")));
    private static final Shift NIGHT =
            new Shift("night", TWENTY, EIGHT, Shift.Days.ALL, MONDAY, 7, List.of(List.of("chen", "du"), List.of("en")));

    @Test
    void peopleTakeTurnsDayByDayAndWeekByWeek() {
        Roster roster = new Roster(List.of(DAY, NIGHT), List.of());

        assertEquals(List.of("an"), roster.peopleAt(at("2026-11-02T08:00"), CALENDAR));
        assertEquals(List.of("bo"), roster.peopleAt(at("2026-11-03T19:59"), CALENDAR));
        assertEquals(List.of("an"), roster.peopleAt(at("2026-11-04T12:00"), CALENDAR));
        assertEquals(List.of("chen", "du"), roster.peopleAt(at("2026-11-08T23:00"), CALENDAR));
        assertEquals(List.of("en"), roster.peopleAt(at("2026-11-09T23:00"), CALENDAR));
    }

    @Test
    void aNightThatBeganYesterdayIsYesterdaysTurn() {
        Roster roster = new Roster(List.of(NIGHT), List.of());

        assertEquals(List.of("chen", "du"), roster.peopleAt(at("2026-11-09T07:59"), CALENDAR));
        assertEquals(List.of(), roster.peopleAt(at("2026-11-09T08:00"), CALENDAR));
    }

    @Test
    void aShiftOfTheSameHourLastsAllDayRound() {
        Shift round = new Shift("24", EIGHT, EIGHT, Shift.Days.ALL, MONDAY, 1, List.of(List.of("an"), List.of("bo")));
        Roster roster = new Roster(List.of(round), List.of());

        assertEquals(List.of("an"), roster.peopleAt(at("2026-11-03T07:59"), CALENDAR));
        assertEquals(List.of("bo"), roster.peopleAt(at("2026-11-03T08:00"), CALENDAR));
    }

    @Test
    void aHolidayIsARestDayAndAWeekendWorkedForItIsNone() {
        Shift work = new Shift("work", EIGHT, TWENTY, Shift.Days.WORKDAYS, MONDAY, 1, List.of(List.of("an")));
        Shift rest = new Shift("rest", EIGHT, TWENTY, Shift.Days.RESTDAYS, MONDAY, 1, List.of(List.of("bo")));
        Roster roster = new Roster(List.of(work, rest), List.of());
        DutyCalendar holiday = new DutyCalendar(Map.of(
                LocalDate.of(2026, 11, 4), DutyCalendar.Kind.RESTDAY,
                LocalDate.of(2026, 11, 7), DutyCalendar.Kind.WORKDAY));

        assertEquals(List.of("an"), roster.peopleAt(at("2026-11-04T12:00"), CALENDAR));
        assertEquals(List.of("bo"), roster.peopleAt(at("2026-11-04T12:00"), holiday));
        assertEquals(List.of("bo"), roster.peopleAt(at("2026-11-07T12:00"), CALENDAR));
        assertEquals(List.of("an"), roster.peopleAt(at("2026-11-07T12:00"), holiday));
    }

    @Test
    void whoStandsInIsThereForThatTimeOnly() {
        Roster roster = new Roster(List.of(DAY), List.of(standIn("2026-11-02T10:00", "2026-11-02T12:00", "an", "fu")));

        assertEquals(
                List.of(
                        duty("an", "2026-11-02T08:00", "2026-11-02T10:00", Optional.empty()),
                        duty("fu", "2026-11-02T10:00", "2026-11-02T12:00", Optional.of("an")),
                        duty("an", "2026-11-02T12:00", "2026-11-02T20:00", Optional.empty())),
                roster.between(at("2026-11-02T00:00"), at("2026-11-03T00:00"), CALENDAR));
        assertEquals(List.of("fu"), roster.peopleAt(at("2026-11-02T11:00"), CALENDAR));
    }

    @Test
    void aSwapIsTwoStandInsAndNobodysDutyComesBackToThem() {
        Roster roster = new Roster(
                List.of(DAY),
                List.of(
                        standIn("2026-11-02T00:00", "2026-11-04T00:00", "an", "bo"),
                        standIn("2026-11-02T00:00", "2026-11-04T00:00", "bo", "an")));

        assertEquals(List.of("bo"), roster.peopleAt(at("2026-11-02T12:00"), CALENDAR));
        assertEquals(List.of("an"), roster.peopleAt(at("2026-11-03T12:00"), CALENDAR));
    }

    @Test
    void aStandInWhoIsIllIsStoodInForAndTheNewestWordCounts() {
        Roster roster = new Roster(
                List.of(DAY),
                List.of(
                        standIn("2026-11-02T08:00", "2026-11-02T20:00", "an", "fu"),
                        standIn("2026-11-02T08:00", "2026-11-02T20:00", "fu", "gao"),
                        standIn("2026-11-02T14:00", "2026-11-02T20:00", "an", "he")));

        assertEquals(List.of("gao"), roster.peopleAt(at("2026-11-02T12:00"), CALENDAR));
        assertEquals(List.of("he"), roster.peopleAt(at("2026-11-02T15:00"), CALENDAR));
    }

    @Test
    void timesNobodyIsOnDutyInAreTold() {
        Roster roster = new Roster(List.of(DAY), List.of());

        assertEquals(
                List.of(
                        new Roster.Gap(at("2026-11-02T07:00"), at("2026-11-02T08:00")),
                        new Roster.Gap(at("2026-11-02T20:00"), at("2026-11-03T08:00")),
                        new Roster.Gap(at("2026-11-03T20:00"), at("2026-11-03T21:00"))),
                roster.gaps(at("2026-11-02T07:00"), at("2026-11-03T21:00"), CALENDAR));
    }

    @Test
    void nobodyIsThereBeforeItsFirstDay() {
        assertEquals(List.of(), new Roster(List.of(DAY), List.of()).peopleAt(at("2026-11-01T12:00"), CALENDAR));
    }

    @Test
    void aShiftWithoutPeopleAndAStandInForOneselfAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shift("day", EIGHT, TWENTY, Shift.Days.ALL, MONDAY, 1, List.of(List.of())));
        assertThrows(IllegalArgumentException.class, () -> standIn("2026-11-02T08:00", "2026-11-02T20:00", "an", "an"));
        assertThrows(IllegalArgumentException.class, () -> standIn("2026-11-02T20:00", "2026-11-02T08:00", "an", "bo"));
    }

    private static Roster.Duty duty(String person, String from, String to, Optional<String> instead) {
        return new Roster.Duty(person, "day", at(from), at(to), instead);
    }

    private static StandIn standIn(String from, String to, String instead, String person) {
        return new StandIn(at(from), at(to), instead, person, "leave");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(DutyCalendar.ZONE).toInstant();
    }
}
