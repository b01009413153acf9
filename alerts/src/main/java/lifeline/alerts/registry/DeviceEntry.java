package lifeline.alerts.registry;

import java.util.List;

/**
 * A box at an asset, as people enter it.
 *
 * @param asset id of the asset it is at
 * @param domain the asset's
 * @param periodSeconds how often it declares to report
 * @param quantities what it measures, one sensor each; in the order of the alphabet
 */
public record DeviceEntry(String id, String asset, String domain, int periodSeconds, List<String> quantities) {
    public DeviceEntry {
        quantities = quantities.stream().sorted().toList();
    }
}
