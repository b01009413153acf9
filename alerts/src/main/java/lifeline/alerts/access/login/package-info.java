/** How people log in: local accounts with a password, or who the city's own directory says they are. */
@NullMarked
package lifeline.alerts.access.login;

import org.jspecify.annotations.NullMarked;
