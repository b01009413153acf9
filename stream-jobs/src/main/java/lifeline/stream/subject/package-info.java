/**
 * Rules over all sensors of an asset: which readings feed them, how their inputs are joined, and what is judged of them. Pure; the
 * Flink shell over it is {@code operator.subject}. One thread judges a subject at a time, instants in their order.
 */
@NullMarked
package lifeline.stream.subject;

import org.jspecify.annotations.NullMarked;
