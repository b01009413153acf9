/**
 * The rules in force, for whoever words an alert or draws its levels.
 */
@NullMarked
package lifeline.alerts.rule.current;

import org.jspecify.annotations.NullMarked;
