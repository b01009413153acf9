package lifeline.alerts.store;

import lifeline.alerts.alert.Alert;

/**
 * An alert with what the registry knows of its place.
 *
 * @param id its running number
 * @param registered whether its device (or, without one, its asset) stands in the registry
 */
public record StoredAlert(long id, Alert alert, AssetRow asset, boolean registered) {}
