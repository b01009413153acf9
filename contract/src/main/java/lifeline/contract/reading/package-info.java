/**
 * What a sensor said: one value, of one quantity, at one sensor, at one instant.
 *
 * <p>Records here are flat so that they travel through Flink without reflection-based serialisers: primitives, strings,
 * enums, {@link java.time.Instant} and other such records only. A field added later is null in restored state.
 */
@NullMarked
package lifeline.contract.reading;

import org.jspecify.annotations.NullMarked;
