/** Silences, storms and what was held back, over HTTP. */
@NullMarked
package lifeline.alerts.rest.noise;

import org.jspecify.annotations.NullMarked;
