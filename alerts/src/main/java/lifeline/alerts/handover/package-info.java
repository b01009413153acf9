/** Shifts hand over: what is open is written down by who goes and taken by who comes. */
@NullMarked
package lifeline.alerts.handover;

import org.jspecify.annotations.NullMarked;
