/** Silences, storms and what was held back, as the API tells them. */
@NullMarked
package lifeline.alerts.view.noise;

import org.jspecify.annotations.NullMarked;
