/**
 * Rules that change while the city is watched: versions of a domain's rules, levels single places have for a time, and who
 * did what with them.
 *
 * <p>A text is stored only after the contract's own reader found no fault in it, and is never changed. All that changes which
 * rules judge is one transaction with its audit row, under one lock: the audit's numbers follow commit order, and jobs look
 * there for what is new. Times are the city's.
 */
@NullMarked
package lifeline.alerts.rule;

import org.jspecify.annotations.NullMarked;
