/** The scenario library held against a chain that runs. */
@NullMarked
package lifeline.acceptance.score;

import org.jspecify.annotations.NullMarked;
