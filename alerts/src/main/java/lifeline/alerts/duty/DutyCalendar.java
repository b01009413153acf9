package lifeline.alerts.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * Which days are worked: Monday to Friday, but for what is listed.
 *
 * @param exceptions public holidays, and the weekends worked for them
 */
public record DutyCalendar(Map<LocalDate, Kind> exceptions) {
    /** The city's. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public DutyCalendar {
        exceptions = Map.copyOf(exceptions);
    }

    /** What a day is. Stored and sent by name. */
    public enum Kind {
        WORKDAY,
        RESTDAY
    }

    public Kind kind(LocalDate day) {
        Kind listed = exceptions.get(day);
        if (listed != null) {
            return listed;
        }
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 ? Kind.WORKDAY : Kind.RESTDAY;
    }
}
