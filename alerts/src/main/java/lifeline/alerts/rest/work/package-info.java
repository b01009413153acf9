/** What maintenance is concerned with, over HTTP: windows of work, and areas that have fallen silent. */
@NullMarked
package lifeline.alerts.rest.work;

import org.jspecify.annotations.NullMarked;
