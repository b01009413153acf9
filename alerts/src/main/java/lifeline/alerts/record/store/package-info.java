/** Where a rule's record is read. */
@NullMarked
package lifeline.alerts.record.store;

import org.jspecify.annotations.NullMarked;
