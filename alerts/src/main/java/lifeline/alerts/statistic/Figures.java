package lifeline.alerts.statistic;

import java.util.OptionalDouble;

/**
 * The figures of some devices on a day; those of two owners or domains add up.
 *
 * @param planned devices that are registered
 * @param connected of these, those that ever delivered
 * @param due of these, those whose first period of the day is over
 * @param online of the due, those that delivered as often as they should
 * @param intact of the due, those that delivered and had no alert of a device fault
 * @param stored readings that came
 * @param inTime of these, those that did not come late
 */
public record Figures(long planned, long connected, long due, long online, long intact, long stored, long inTime) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

    public Figures {
        if (online < 0 || intact < 0 || connected < 0 || connected > planned || due > planned || inTime > stored) {
            throw new IllegalArgumentException("a part is greater than its whole");
        }
        if (online > due || intact > due) {
            throw new IllegalArgumentException("more devices are well than could be");
        }
    }

    public static Figures of(DeviceDay day) {
        return new Figures(
                1,
                day.hasEverDelivered() ? 1 : 0,
                day.isDue() ? 1 : 0,
                day.isOnline() ? 1 : 0,
                day.isDue() && day.isIntact() ? 1 : 0,
                day.stored(),
                day.stored() - day.late());
    }

    public Figures plus(Figures other) {
        return new Figures(
                planned + other.planned,
                connected + other.connected,
                due + other.due,
                online + other.online,
                intact + other.intact,
                stored + other.stored,
                inTime + other.inTime);
    }

    /** 接入率: connected of planned; empty where nothing is planned. */
    public OptionalDouble connectedShare() {
        return share(connected, planned);
    }

    /** 在线率: online of due; empty where nothing is due yet. */
    public OptionalDouble onlineShare() {
        return share(online, due);
    }

    /** 完好率: intact of due; empty where nothing is due yet. */
    public OptionalDouble intactShare() {
        return share(intact, due);
    }

    /** 及时率: readings that came in time of all that came; empty where none came. */
    public OptionalDouble timelyShare() {
        return share(inTime, stored);
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
