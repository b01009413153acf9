/**
 * How a device fails to tell the truth: the section {@code failure:} of a fault in {@code simulation.yaml}, read strictly.
 * {@link lifeline.contract.simulation.failing.FailureKind} is the one place that knows all kinds, ways and numbers.
 */
@NullMarked
package lifeline.contract.simulation.failing;

import org.jspecify.annotations.NullMarked;
