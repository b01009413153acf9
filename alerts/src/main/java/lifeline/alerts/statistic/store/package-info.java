/** What the store says of a day of devices. */
@NullMarked
package lifeline.alerts.statistic.store;

import org.jspecify.annotations.NullMarked;
