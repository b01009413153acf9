/**
 * Rules as people are shown them: versions, what has changed between two of them, and places with levels of their own.
 */
@NullMarked
package lifeline.alerts.view.rule;

import org.jspecify.annotations.NullMarked;
