package lifeline.alerts.outage;

import java.time.Instant;
import java.util.List;

/**
 * A registered device whose silence is an open alert.
 *
 * @param since when the first of its sensors was last heard
 * @param alerts the open alerts about its silence
 */
public record SilentDevice(Cell cell, String device, Instant since, List<Long> alerts) {
    public SilentDevice {
        alerts = List.copyOf(alerts);
    }
}
