/**
 * Fast sensors: which samples belong to which second, and what ten minutes of them amount to. Pure. What a sensor remembers
 * ({@link lifeline.stream.waveform.WaveformState}) is written into, because it holds thousands of samples; it belongs to one thread.
 */
@NullMarked
package lifeline.stream.waveform;

import org.jspecify.annotations.NullMarked;
