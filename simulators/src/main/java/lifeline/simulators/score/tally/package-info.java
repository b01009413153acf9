/** Verdicts added up: per rule, per domain and overall, each rate with its confidence interval. Holds numbers only, no alarms. */
@NullMarked
package lifeline.simulators.score.tally;

import org.jspecify.annotations.NullMarked;
