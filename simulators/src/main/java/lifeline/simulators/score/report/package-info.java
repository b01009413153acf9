/** A score for programs (JSON), for a terminal (a table) and for people (one page without a script). */
@NullMarked
package lifeline.simulators.score.report;

import org.jspecify.annotations.NullMarked;
