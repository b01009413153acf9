/**
 * Calling people until somebody answers: a follower of the audit begins and ends calls, a clock takes each to its next step.
 * What a step decides, its pages and its line in the audit are one transaction.
 */
@NullMarked
package lifeline.alerts.call;

import org.jspecify.annotations.NullMarked;
