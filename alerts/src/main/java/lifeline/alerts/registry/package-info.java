/**
 * What is watched and what watches it, as people enter it: assets and the devices at them. Pure: what may be entered, and how it
 * stands in a CSV file.
 */
@NullMarked
package lifeline.alerts.registry;

import org.jspecify.annotations.NullMarked;
