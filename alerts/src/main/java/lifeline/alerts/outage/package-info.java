/**
 * Areas that have fallen silent as a whole: a power cut or a dead base station, told once and not for each device. Worked out
 * from the open alerts whenever somebody asks, so that nothing of it can be lost or left over.
 */
@NullMarked
package lifeline.alerts.outage;

import org.jspecify.annotations.NullMarked;
