/**
 * Readings into {@code reading}, {@code latest} and {@code reading_mark}, exactly once by their key. Sensors are
 * spread by key, so no two writers touch the same sensor. The task's thread only gathers; everything that speaks to the store
 * happens in the thread of {@link lifeline.stream.sink.reading.Flusher}.
 */
@NullMarked
package lifeline.stream.sink.reading;

import org.jspecify.annotations.NullMarked;
