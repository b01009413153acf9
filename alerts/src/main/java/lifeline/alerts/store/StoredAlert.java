package lifeline.alerts.store;

import java.util.Optional;
import lifeline.alerts.alert.Alert;

/**
 * An alert with what the registry knows of its place.
 *
 * @param id its running number
 * @param version counts its changes; the ETag
 * @param registered whether its device (or, without one, its asset) stands in the registry
 * @param incident the incident it shares with others; empty while it is alone
 */
public record StoredAlert(
        long id, int version, Alert alert, AssetRow asset, boolean registered, Optional<Long> incident) {}
