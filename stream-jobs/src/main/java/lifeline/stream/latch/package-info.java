/**
 * From findings to raise, escalate, ease and clear: how often and how long a condition must be met before it raises, and how
 * long the quiet must last before it clears, in this one place. Pure.
 */
@NullMarked
package lifeline.stream.latch;

import org.jspecify.annotations.NullMarked;
