package lifeline.alerts.statistic;

import java.time.Duration;
import java.util.Optional;

/**
 * What one registered device did on one day.
 *
 * @param period it is to deliver in
 * @param watched how much of the day the device was there and we saw the city
 * @param delivered times it delivered on the day, one for all its quantities
 * @param late readings that came later than the sensor's newest by more than a period
 * @param stored readings that came
 * @param hasEverDelivered on this day or before it
 * @param hasFault whether an alert of a device fault was open on the day
 */
public record DeviceDay(
        Duration period,
        Duration watched,
        long delivered,
        long late,
        long stored,
        boolean hasEverDelivered,
        boolean hasFault) {
    /** A device is online over a day when it delivered so many of a hundred times it should have [default]. */
    static final int ONLINE_PERCENT = 95;

    /** Why a device is missing from a figure. */
    public enum Missing {
        NEVER_CONNECTED,
        OFFLINE,
        FAULT
    }

    public DeviceDay {
        if (period.isNegative() || period.isZero() || watched.isNegative()) {
            throw new IllegalArgumentException("a device has a period, and a day does not go back");
        }
        if (delivered < 0 || late < 0 || late > stored || (delivered > 0 && !hasEverDelivered)) {
            throw new IllegalArgumentException("a device cannot have delivered so");
        }
    }

    /** How often it should have delivered by now; 0 where its first period is not over. */
    public long expected() {
        return watched.toSeconds() / Math.max(1, period.toSeconds());
    }

    boolean isDue() {
        return expected() > 0;
    }

    boolean isOnline() {
        return isDue() && delivered * 100 >= expected() * ONLINE_PERCENT;
    }

    /** Nothing delivered shows nothing intact. */
    boolean isIntact() {
        return delivered > 0 && !hasFault;
    }

    /** The first that holds; empty where it is missing from no figure. */
    public Optional<Missing> missing() {
        if (!hasEverDelivered) {
            return Optional.of(Missing.NEVER_CONNECTED);
        }
        if (isDue() && !isOnline()) {
            return Optional.of(Missing.OFFLINE);
        }
        return hasFault ? Optional.of(Missing.FAULT) : Optional.empty();
    }
}
