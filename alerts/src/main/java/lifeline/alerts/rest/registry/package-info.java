/** The registry over HTTP. */
@NullMarked
package lifeline.alerts.rest.registry;

import org.jspecify.annotations.NullMarked;
