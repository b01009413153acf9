/** What a measurement amounted to: figures as JSON, and a page with plots that needs nothing but itself. */
@NullMarked
package lifeline.launcher.report;

import org.jspecify.annotations.NullMarked;
