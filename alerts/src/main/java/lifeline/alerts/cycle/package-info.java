/**
 * What the machine does for the life cycle of alerts: it says when somebody was reached, and when a stage takes too long.
 *
 * <p>Two threads, each polling twice a second. All they write is written under the lock of those who write the audit and looked at
 * anew under it, so that of several replicas one does it, once.
 */
@NullMarked
package lifeline.alerts.cycle;

import org.jspecify.annotations.NullMarked;
