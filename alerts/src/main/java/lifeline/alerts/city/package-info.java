/**
 * What is known of the city right now: domains, sensors, their readings, and what was rejected. Reads only; "now" comes
 * from the newest rows, history is touched for one sensor at a time.
 */
@NullMarked
package lifeline.alerts.city;

import org.jspecify.annotations.NullMarked;
