/** How the service itself is doing: its health, its figures for Prometheus. */
@NullMarked
package lifeline.alerts.watch;

import org.jspecify.annotations.NullMarked;
