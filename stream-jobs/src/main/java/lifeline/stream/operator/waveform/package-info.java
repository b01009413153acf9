/** Flink's shell around {@code waveform}: frames in, frames and the features of ten minutes out, keyed by sensor. */
@NullMarked
package lifeline.stream.operator.waveform;

import org.jspecify.annotations.NullMarked;
