/**
 * Which rules judge which sensor, and what happens when people change them.
 *
 * <p>A domain begins with the rules its folder has in this build, version 0. A {@link lifeline.stream.rulebook.RuleSet} is what
 * the store says instead, whole: text, read here by the very reader that read it when it was stored. What a sensor remembers
 * is kept under rule ids, so a rule goes on where it was. Windows of work come the same way: they take rules away for a time.
 */
@NullMarked
package lifeline.stream.rulebook;

import org.jspecify.annotations.NullMarked;
