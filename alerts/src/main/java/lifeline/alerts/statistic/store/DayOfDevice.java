package lifeline.alerts.statistic.store;

import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.statistic.DeviceDay;

/**
 * A registered device and its day.
 *
 * @param owner of its asset; empty where nobody is known
 * @param district of its asset; empty where it is not known
 * @param heardAt when its newest reading reached us; empty where none did
 */
public record DayOfDevice(
        String device,
        String asset,
        String domain,
        String owner,
        String district,
        Optional<Instant> heardAt,
        DeviceDay day) {}
