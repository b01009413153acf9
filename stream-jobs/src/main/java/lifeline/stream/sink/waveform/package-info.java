/** Frames into {@code waveform}, a row for each sensor and second, exactly once by their key. */
@NullMarked
package lifeline.stream.sink.waveform;

import org.jspecify.annotations.NullMarked;
