package lifeline.alerts.city;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one domain is doing.
 *
 * @param devicesReporting those heard within three of their declared periods
 * @param newestAt when the newest reading was measured; null when there is none
 * @param readingsLastMinute by the readings' own time
 */
public record DomainRow(
        long assets,
        long devices,
        long devicesReporting,
        long sensors,
        @Nullable Instant newestAt,
        long readingsLastMinute) {
    /** A domain nobody has entered anything for. */
    public static final DomainRow EMPTY = new DomainRow(0, 0, 0, 0, null, 0);
}
