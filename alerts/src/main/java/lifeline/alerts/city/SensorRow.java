package lifeline.alerts.city;

import java.time.Instant;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Quality;
import org.jspecify.annotations.Nullable;

/**
 * A sensor and its newest reading.
 *
 * @param number what stands for it in {@code reading}
 * @param assetTitle the asset's id where it is not in the registry
 * @param newest null when it never sent anything
 */
public record SensorRow(
        int number,
        String device,
        String quantity,
        String domain,
        String asset,
        Text assetTitle,
        boolean registered,
        @Nullable Newest newest) {
    /** Its newest reading. */
    public record Newest(Instant observedAt, double value, Quality quality) {}

    /** Its id, {@code device.quantity}. */
    public String sensor() {
        return device + '.' + quantity;
    }
}
