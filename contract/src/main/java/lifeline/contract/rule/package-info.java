/** Rules as people write them: a condition, the levels that grade it, how long before it raises and clears, and why. */
@NullMarked
package lifeline.contract.rule;

import org.jspecify.annotations.NullMarked;
