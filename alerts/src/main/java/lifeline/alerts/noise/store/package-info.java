/**
 * What the store holds of quiet: silences, storms, and every notification that was held back. {@link
 * lifeline.alerts.noise.store.Gatekeeper} reads how things are, has {@link lifeline.alerts.noise.NoiseGate} decide, and records the
 * reason, all within the transaction of whoever calls people, after the lock of all writers of alerts.
 */
@NullMarked
package lifeline.alerts.noise.store;

import org.jspecify.annotations.NullMarked;
