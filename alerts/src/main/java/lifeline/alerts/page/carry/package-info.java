/**
 * Reaching providers: where nothing may go is refused before a connection is made, and the connection is made to the address that
 * was looked at. Secrets come from files or the environment and are shown nowhere.
 */
@NullMarked
package lifeline.alerts.page.carry;

import org.jspecify.annotations.NullMarked;
