/**
 * The library played through a chain that runs: each scenario by shadow devices of its own, many at the same time, beside a real city
 * that does not notice. What the chain's detection said is read from its store and held against the truth.
 *
 * <p>One thread says everything, ends the shadows and reads; another makes the plays that come next. Nothing is written to the store.
 */
@NullMarked
package lifeline.simulators.score.chain;

import org.jspecify.annotations.NullMarked;
