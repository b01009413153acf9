package lifeline.contract.city;

import java.time.Duration;
import java.util.List;

/**
 * A box at an asset.
 *
 * @param asset id of the asset
 * @param fleet the make it is of, see {@link lifeline.contract.simulation.Fleet}
 * @param period declared reporting period
 * @param quantities one sensor each
 */
public record Device(String id, String asset, String domain, String fleet, Duration period, List<String> quantities) {
    public Device {
        quantities = List.copyOf(quantities);
    }
}
