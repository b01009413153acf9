/** Local accounts over HTTP. */
@NullMarked
package lifeline.alerts.rest.account;

import org.jspecify.annotations.NullMarked;
