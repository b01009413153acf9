/**
 * From a page that was put to a provider that has it. A page is claimed and that is committed before anything leaves; what the
 * provider said is recorded after. Whoever dies between the two leaves a lease that runs out: then it is sent again, which is
 * counted where the provider cannot tell that it is the same.
 *
 * <pre>
 *   WAITING ──claim──▶ SENDING ──▶ SENT | UNKNOWN | REFUSED
 *      ▲                  │
 *      └── busy, failed, or its sender died
 * </pre>
 *
 * Leases and quotas run on the clock of the store, so that the clocks of replicas do not matter.
 */
@NullMarked
package lifeline.alerts.page.outbox;

import org.jspecify.annotations.NullMarked;
