/** How well the devices deliver, over HTTP. */
@NullMarked
package lifeline.alerts.rest.statistic;

import org.jspecify.annotations.NullMarked;
