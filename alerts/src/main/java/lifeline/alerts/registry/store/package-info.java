/**
 * The registry in the store: the tables asset, device and sensor as people change them. Whoever changes them holds the registry's
 * lock until the transaction ends, and every change is in {@code registry_audit} of the same transaction.
 */
@NullMarked
package lifeline.alerts.registry.store;

import org.jspecify.annotations.NullMarked;
