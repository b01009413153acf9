/** Where rosters, chains and the people in them are kept and changed: each change is checked, versioned and audited at once. */
@NullMarked
package lifeline.alerts.duty.store;

import org.jspecify.annotations.NullMarked;
